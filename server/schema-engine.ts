import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const MODULE = "@prisma/schema-engine-wasm/schema_engine_bg";
const CHAR = 18; // PostgreSQL's one-byte type "char", which its catalogue uses

let loading: Promise<void> | undefined;

/**
 * Runs `work` with Prisma's own schema engine, as WebAssembly, on a database. No download and no binary is needed.
 * Throws when the database cannot be reached, or what `work` throws.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  await loading;
  const pool = new MigrationPool({ connectionString: databaseUrl, max: 2 });
  pool.on("error", () => undefined); // a connection lost while idle is noticed by the next query
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(pool));
    const opened = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    try {
      return await work(opened);
    } finally {
      opened.free();
    }
  } finally {
    await pool.end();
  }
}

// The package's own entry imports the .wasm file as a module, which Node only does behind a flag.
async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve(MODULE);
  const bytes = await readFile(join(dirname(path), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("The schema engine has no start function.");
  start();
}

/** Prisma's adapter for PostgreSQL, where it does not do for migrations. */
class MigrationAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool, { disposeExternalPool: false });
    this.#pool = pool;
  }

  override async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    return Object.assign(connection, {
      // As a whole, in one transaction: the adapter would cut it at each semicolon, even within a function.
      executeScript: async (script: string) => void (await this.#pool.query(script)),
      // The engine reads the catalogue with columns of the type "char", which the adapter refuses.
      queryRaw: async (query: SqlQuery) => {
        const result = await queryRaw(query);
        for (const column of charColumns.get(result.rows) ?? []) {
          result.columnTypes[column] = ColumnTypeEnum.Character;
        }
        return result;
      },
    });
  }

  /** Migrations are compared on a database made for it: it is the shadow. */
  override async connectToShadowDb() {
    return this.connect();
  }
}

/** Which columns of a result were "char", by its rows. */
const charColumns = new WeakMap<object, number[]>();

/** Passes "char" off as text, so that the adapter lets it through, and remembers where it did. */
class MigrationPool extends pg.Pool {
  // The adapter awaits each query; other call forms of pg pass through untouched.
  override query(...args: unknown[]): never {
    const result: unknown = Reflect.apply(super.query, this, args);
    return (result instanceof Promise ? result.then(markChars) : result) as never;
  }
}

function markChars(result: pg.QueryArrayResult | pg.QueryArrayResult[]) {
  for (const { fields, rows } of [result].flat()) {
    const columns = fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = pg.types.builtins.TEXT;
    charColumns.set(rows, columns);
  }
  return result;
}
