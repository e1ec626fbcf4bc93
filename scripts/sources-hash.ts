import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectDir } from "./project.ts";

/** SHA-256 over files and directories of the project, by name and content. Dates say nothing after a checkout. */
export async function hashSources(paths: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(paths.map(listFiles))).flat()) {
    hash.update(`${path}\0`).update(await readFile(join(projectDir, path)));
  }
  return hash.digest("hex");
}

/** True when the mark beside a build names these sources. */
export async function isBuiltFrom(mark: string, hash: string): Promise<boolean> {
  return (await readFile(mark, "utf8").catch(() => "")) === hash;
}

/** Leaves the mark that `isBuiltFrom` looks for. */
export async function markBuiltFrom(mark: string, hash: string): Promise<void> {
  await mkdir(dirname(mark), { recursive: true });
  await writeFile(mark, hash);
}

async function listFiles(path: string): Promise<string[]> {
  if ((await stat(join(projectDir, path))).isFile()) return [path];
  const entries = await readdir(join(projectDir, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectDir.length + 1))
    .sort();
}
