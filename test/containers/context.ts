import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Files below `root` that .dockerignore lets into a build, relative to it. The last rule that fits a path decides. */
export async function buildContext(root: string): Promise<string[]> {
  const rules = readFileSync(join(root, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => ({ isIn: line.startsWith("!"), pattern: line.replace(/^!/, "") }));
  const fits = (path: string, pattern: string) => expressionOf(pattern).test(path);
  const isIn = (path: string) => rules.findLast(({ pattern }) => fits(path, pattern))?.isIn ?? true;
  const top = await readdir(root, { withFileTypes: true });
  const files = top.filter((entry) => entry.isFile()).map(({ name }) => name);
  for (const { name } of top.filter((entry) => entry.isDirectory() && isIn(`${entry.name}/any`)))
    for (const entry of await readdir(join(root, name), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
  return files.filter(isIn);
}

/** A pattern with all that lies below what it names; as docker, and not as a shell, it takes names that begin with a dot. */
function expressionOf(pattern: string): RegExp {
  const body = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("**/", "(?:.+/)?")
    .replaceAll(/(?<!\.)\*/g, "[^/]*");
  return new RegExp(`^${body}(?:/.*)?$`);
}
