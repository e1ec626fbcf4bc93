import { describe, type SuiteAPI } from "vitest";
import { findProgram } from "../../scripts/tools.ts";

/**
 * `describe` for tests that need programs of the system. Without one of them the tests are skipped and say so on
 * stderr; with CI=true they fail.
 */
export function describeWith(...programs: string[]): SuiteAPI | SuiteAPI["skip"] {
  return programs.every(requireTool) ? describe : describe.skip;
}

/** True when a program is installed. Else says on stderr that its tests are skipped; with CI=true it throws. */
export function requireTool(program: string): boolean {
  if (findProgram([program])) return true;
  if (process.env.CI === "true")
    throw new Error(`${program} is not installed, and with CI=true no test may be skipped.`);
  process.stderr.write(`SKIPPED: tests that need ${program}, which is not installed.\n`);
  return false;
}
