import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../../../program.ts";

/** Where Debian keeps what lynis is made of. */
const SHARED = "/usr/share/lynis";
const PROFILE = "/etc/lynis/default.prf";

/** This machine's own lynis, as data for an audit elsewhere: nothing of the audited machine's lynis is used. */
export interface Installation {
  copies: { name: string; from: string }[];
  profile: string;
  /** Group by the id of each test. */
  tests: ReadonlyMap<string, string>;
}

/** Null where it lies in other places. */
export function readInstallation(): Installation | null {
  const program = findProgram("lynis");
  if (program === null || !existsSync(join(SHARED, "include/consts")) || !existsSync(PROFILE)) return null;
  return {
    copies: [
      { name: "lynis", from: program },
      { name: "include", from: join(SHARED, "include") },
      { name: "db", from: join(SHARED, "db") },
    ],
    profile: readFileSync(PROFILE, "utf8"),
    tests: readTests(join(SHARED, "include")),
  };
}

/** Each test registers itself: `Register --test-no SSH-7402 …` in include/tests_ssh. */
function readTests(folder: string): Map<string, string> {
  const tests = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const group = /^tests_([a-z_]+)$/.exec(name)?.[1];
    if (group === undefined) continue;
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, test = ""] of text.matchAll(/^\s*Register --test-no ([A-Z]{3,4}-\d{4})\s/gm))
      tests.set(test, group);
  }
  return tests;
}
