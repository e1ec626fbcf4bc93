import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf, Failure } from "./failure.ts";

const Secrets = z.object({
  /** Signs sign-in cookies of the local head. */
  authSecret: z.string().min(32),
  /** Password of the embedded database. */
  databasePassword: z.string().min(16),
  /** Port the embedded database used last, so that tools find it there again. */
  databasePort: z.number().int().min(1).max(65535).optional(),
});

/** What must be the same at the next start. */
export type LocalSecrets = z.infer<typeof Secrets>;

const fileOf = (dataDir: string) => join(dataDir, "secrets.json");

/** Reads the secrets of a data directory; null before the first start. Throws a Failure when they are unreadable. */
export async function readSecrets(dataDir: string): Promise<LocalSecrets | null> {
  const path = fileOf(dataDir);
  try {
    return Secrets.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new Failure(`${path} cannot be read: without it the database beside it cannot be opened.`);
  }
}

/** Reads the secrets, or makes them at the first start. Only their owner can read the file. */
export async function ensureSecrets(dataDir: string): Promise<LocalSecrets> {
  const present = await readSecrets(dataDir);
  if (present) return present;
  const secrets = { authSecret: randomText(), databasePassword: randomText() };
  await writeSecrets(dataDir, secrets);
  return secrets;
}

/** Replaces the secrets at once: a crash leaves the old file or the new one. */
export async function writeSecrets(dataDir: string, secrets: LocalSecrets): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = fileOf(dataDir);
  await writeFile(`${path}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

const randomText = () => randomBytes(32).toString("base64url");
