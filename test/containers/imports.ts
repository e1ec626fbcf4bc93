import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectDir } from "../../scripts/project.ts";

/** `import … from "./x.ts"`, `export … from`, `import("./x.ts")`; types are gone when the program runs. */
const IMPORT = /(?:^(?:import|export)(?! type\b)[^;]*?from\s+|^import\s+|\bimport\()"(\.{1,2}\/[^"]+)"/gm;

/** All files of ours that a program loads, itself included, relative to the project. Generated ones are named, not followed. */
export function filesLoadedBy(program: string, known = new Set<string>()): Set<string> {
  if (known.has(program)) return known;
  known.add(program);
  if (program.includes("/generated/") || !program.endsWith(".ts")) return known;
  for (const [, path = ""] of readFileSync(join(projectDir, program), "utf8").matchAll(IMPORT))
    filesLoadedBy(normalize(join(dirname(program), path)), known);
  return known;
}
