import { hostname } from "node:os";
import { type OutputParser, PlanError, type ScannerDefinition } from "../../scanner.ts";
import { lynisCommand } from "./command.ts";
import { lynisContract } from "./contract.ts";
import { mergeLynisCoverage } from "./coverage.ts";
import { detectLynis } from "./detect.ts";
import { isAuditRunning, removeLeftovers } from "./leftovers.ts";
import type { LynisOptions } from "./options.ts";
import { createLynisParser } from "./parser.ts";

/** Audit of the machine that the agent runs on. One at a time: lynis itself refuses a second one. */
export const lynis: ScannerDefinition<LynisOptions> = {
  ...lynisContract,
  detect: ({ hostRoot }) => detectLynis("lynis", hostRoot),
  plan: ({ config, capability }) => {
    if (isAuditRunning()) throw new PlanError("SCANNER_BUSY", "Another lynis is auditing this machine.");
    removeLeftovers();
    const { tests, groups } = config;
    const run = { hostname: hostname(), privileged: capability.privileged, selection: { tests, groups } };
    return [
      {
        artifact: { name: "lynis-report.dat", mediaType: "text/plain" },
        ...lynisCommand(config),
        parser: tidyAfter(createLynisParser({ run })),
      },
    ];
  },
  mergeCoverage: mergeLynisCoverage,
};

/** `end` is called when the process is gone, however it ended; a killed lynis leaves files outside its private directory. */
function tidyAfter(parser: OutputParser): OutputParser {
  return {
    write: (chunk) => parser.write(chunk),
    progress: () => parser.progress(),
    end: (end) => {
      removeLeftovers();
      return parser.end(end);
    },
  };
}
