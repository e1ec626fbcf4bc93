import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectDir } from "../../scripts/project.ts";
import { SECRET_SETTINGS } from "../../server/secret-files.ts";

/** The names of the variables that the head or the agent reads, as its config.ts lists them. */
export function knownSettings(program: "head" | "agent"): string[] {
  const folder = program === "head" ? "server" : "agent";
  const code = readFileSync(join(projectDir, folder, "config.ts"), "utf8");
  const names = [...code.matchAll(/^ {2,4}([A-Z][A-Z0-9_]+): /gm)].map(([, name = ""]) => name);
  return program === "head" ? [...names, ...SECRET_SETTINGS.map((name) => `${name}_FILE`)] : names;
}
