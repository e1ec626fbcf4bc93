import { lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { HostFiles } from "../../../host-files.ts";
import type { Gap } from "../../../output/gaps.ts";
import { SEARCH_PATH } from "../../../program.ts";

/** Without these lynis comes to no end. */
const TOOLS = ["awk", "cut", "find", "grep", "ls", "mktemp", "ps", "sed", "sort", "tr", "uname"];
/** Accounts below it are the system's. */
const FIRST_PERSON = 1_000;

export interface Programs {
  /** Folders of the machine whose programs may run. */
  path: string[];
  /** Those that were left out. */
  gaps: Gap[];
}

/**
 * Which programs of the machine at `root` an audit may run: none that an account of a person can change. Says in a sentence
 * what is missing for an audit.
 */
export async function findPrograms(root: string): Promise<Programs | { problem: string }> {
  const host = new HostFiles(root);
  const path: string[] = [];
  const gaps: Gap[] = [];
  for (const name of SEARCH_PATH.split(":")) {
    const folder = await host.resolve(name).catch(() => null);
    if (folder === null || path.includes(folder)) continue;
    const why = whyNot(host, folder);
    if (why === null) path.push(folder);
    else gaps.push({ what: `programs in ${folder}`, why });
  }
  const shell = await host.resolve("/bin/sh").catch(() => null);
  if (shell === null || !path.includes(dirname(shell)))
    return {
      problem: "The machine has no /bin/sh that only its root can change, and lynis is a script for it.",
    };
  const has = (tool: string) => path.some((folder) => isThere(host.locate(`${folder}/${tool}`)));
  const missing = TOOLS.filter((tool) => !has(tool));
  return missing.length > 0
    ? { problem: `The machine has no ${missing.join(", ")}, which lynis needs.` }
    : { path, gaps };
}

function whyNot(host: HostFiles, folder: string): string | null {
  const here = host.locate(folder);
  try {
    if (isOpen(lstatSync(here))) return "others than root may write there";
    for (const entry of readdirSync(here, { withFileTypes: true }))
      if (entry.isFile() && isOpen(statSync(`${here}/${entry.name}`)))
        return `others than root may change ${entry.name}`;
    return null;
  } catch {
    return "they can't be looked at";
  }
}

function isOpen({ uid, gid, mode }: Stats): boolean {
  return uid >= FIRST_PERSON || (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid >= FIRST_PERSON);
}

/** A link counts: where it leads is seen by the audit alone. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
