import { accessSync, constants } from "node:fs";
import { isAbsolute, join } from "node:path";

/** Fixed, so that the agent's own environment cannot decide which program runs. */
export const SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin";

/** Absolute path of an executable on the fixed search path, or null. Absolute names are only checked. */
export function findProgram(name: string): string | null {
  const candidates = isAbsolute(name)
    ? [name]
    : SEARCH_PATH.split(":").map((directory) => join(directory, name));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
