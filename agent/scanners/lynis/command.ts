import type { Command, ScanProcess } from "../../scanner.ts";
import type { LynisOptions } from "./options.ts";

const PROFILE = "agent.prf";
const REPORT = "lynis-report.dat";
const SLOW_TESTS = ["CRYP-7902"];
/** They ask name servers, so they would leave the machine. */
const REMOTE_TESTS = ["NETW-2704", "NETW-2705"];

/** An audit with what it needs in its private directory. */
export type LynisCommand = Required<Pick<ScanProcess, "files" | "outputFile">> & { command: Command };

/**
 * One audit of this machine. Every argument is a constant, a test id or a group's name; all files that lynis writes lie in
 * the private directory. The profile adds to the machine's own: without it root would refresh the package lists.
 * `alsoSkipped` are ids of tests that must not run.
 */
export function lynisCommand(options: LynisOptions, alsoSkipped: readonly string[] = []): LynisCommand {
  return {
    command: {
      file: "lynis",
      args: [
        "audit",
        "system",
        "--cronjob",
        "--no-colors",
        "--quiet",
        "--profile",
        PROFILE,
        "--report-file",
        REPORT,
        "--logfile",
        "lynis.log",
        ...(options.tests.length === 0 ? [] : ["--tests", options.tests.join(" ")]),
        ...(options.groups.length === 0 ? [] : ["--tests-from-group", options.groups.join(" ")]),
      ],
    },
    files: [{ name: PROFILE, content: profile(options, alsoSkipped) }],
    outputFile: REPORT,
  };
}

function profile({ skipSlow }: LynisOptions, alsoSkipped: readonly string[]): string {
  const skipped = new Set([...REMOTE_TESTS, ...(skipSlow ? SLOW_TESTS : []), ...alsoSkipped]);
  return [
    "refresh-repositories=no",
    "skip-upgrade-test=yes",
    ...Array.from(skipped, (test) => `skip-test=${test}`),
    "",
  ].join("\n");
}
