import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationsDir, noFilters, readMigrations } from "../server/migrate.ts";
import { withSchemaEngine } from "../server/schema-engine.ts";
import { startDatabase } from "./database.ts";
import { Failure, runCommand } from "./failure.ts";
import { problemsOf } from "./migration-safety.ts";
import { projectDir } from "./project.ts";
import { say } from "./terminal.ts";

/** Until then nobody had a database to keep. */
const LAST_BEFORE_RELEASES = "20261125221842_enrollment";
const schemaPath = join(projectDir, "prisma/schema.prisma");

const usage = {
  call: "npm run migration --",
  does: "Writes the migration that leads from prisma/migrations to prisma/schema.prisma.",
  options: {
    name: { type: "string", value: "NAME", text: "what changes, such as add-agent-notes" },
    check: { type: "boolean", text: "writes nothing; fails where one is missing, or does not only expand" },
    initial: { type: "boolean", text: "writes the first migration anew, before the first release" },
  },
} as const;

await runCommand(usage, async (values) => {
  if (values.initial) return rewriteInitial();
  const script = await diffToSchema({ tag: "migrations", ...(await readMigrations(migrationsDir)) });
  const isEmpty = script.includes("This is an empty migration");
  if (values.check) {
    if (!isEmpty) throw new Failure(`prisma/schema.prisma has changes without a migration:\n${script}`);
    await assertExpanding();
    return say("prisma/migrations lead to prisma/schema.prisma, and only expand.");
  }
  if (isEmpty) return say("prisma/migrations already lead to prisma/schema.prisma: nothing to write.");
  const path = await writeMigration(values.name, script);
  say(`Wrote ${relative(projectDir, path)}. Read it, and add by hand what a schema cannot say.`);
});

/** Throws where a migration of this release takes away what heads of the one before use: see docs/upgrade.md. */
async function assertExpanding(): Promise<void> {
  const { migrationDirectories } = await readMigrations(migrationsDir);
  for (const { path, migrationFile } of migrationDirectories) {
    if (path <= LAST_BEFORE_RELEASES || migrationFile.content.tag !== "ok") continue;
    const problems = problemsOf(migrationFile.content.value);
    if (problems.length > 0)
      throw new Failure(`prisma/migrations/${path} does not only expand:\n${problems.join("\n")}`);
  }
}

/** The SQL that leads from a schema, or from the migrations replayed on an empty database, to schema.prisma. */
async function diffToSchema(from: DiffTarget): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "ai-defend-migration-"));
  try {
    const database = await startDatabase({
      dataDir,
      logFile: join(dataDir, "log"),
      settings: { fsync: "off" },
    });
    try {
      return await withSchemaEngine(database.url, (engine) => diff(engine, from));
    } finally {
      await database.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function diff(engine: SchemaEngine, from: DiffTarget): Promise<string> {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const to: DiffTarget = { tag: "schemaDatamodel", files };
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: noFilters });
  return stdout ?? "";
}

async function writeMigration(name: string | undefined, script: string): Promise<string> {
  if (!name || !/^[a-z0-9-]+$/.test(name)) {
    throw new Failure("Say what changes, in small letters: npm run migration -- --name add-agent-notes");
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const dir = join(migrationsDir, `${time}_${name.replaceAll("-", "_")}`);
  await mkdir(dir);
  await writeFile(join(dir, "migration.sql"), script);
  return join(dir, "migration.sql");
}

/** Only before the first release: afterwards databases exist that were made by the first migration. */
async function rewriteInitial(): Promise<void> {
  const path = join(migrationsDir, "20261123000000_initial", "migration.sql");
  await writeFile(path, await diffToSchema({ tag: "empty" }));
  say(`Wrote ${relative(projectDir, path)} anew. Databases made by the old one must go.`);
}
