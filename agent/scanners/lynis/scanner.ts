import { HostFiles } from "../../host-files.ts";
import { type OutputParser, PlanError, type ScannerDefinition } from "../../scanner.ts";
import { lynisCommand } from "./command.ts";
import { lynisContract } from "./contract.ts";
import { mergeLynisCoverage } from "./coverage.ts";
import { detectLynis } from "./detect.ts";
import { isAuditRunning, removeLeftovers } from "./leftovers.ts";
import { clearNode, nodeAudit, readNode } from "./node/node.ts";
import type { LynisOptions } from "./options.ts";
import { createLynisParser } from "./parser.ts";

/**
 * Audit of the machine that the agent runs on, from a container by a mount of its file system. One at a time: lynis itself
 * refuses a second one.
 */
export const lynis: ScannerDefinition<LynisOptions> = {
  ...lynisContract,
  detect: (machine) => detectLynis("lynis", machine),
  plan: async ({ config, capability, machine }) => {
    if (isAuditRunning()) throw new PlanError("SCANNER_BUSY", "Another lynis is auditing this machine.");
    const { tests, groups } = config;
    const run = {
      hostname: new HostFiles(machine?.hostRoot).hostname(),
      privileged: capability.privileged,
      selection: { tests, groups },
    };
    const artifact = { name: "lynis-report.dat", mediaType: "text/plain" };
    if (machine?.auditRoot === undefined) {
      removeLeftovers();
      const parser = tidyAfter(createLynisParser({ run }), removeLeftovers);
      return [{ artifact, ...lynisCommand(config), parser }];
    }
    const node = await readNode(machine.auditRoot);
    if ("problem" in node) throw new PlanError("SCANNER_NOT_USABLE", node.problem);
    clearNode(node);
    const { gaps, unsure, ...audit } = nodeAudit(config, node);
    const parser = createLynisParser({ run: { ...run, node: { gaps, unsure } } });
    return [{ artifact, ...audit, parser: tidyAfter(parser, () => clearNode(node)) }];
  },
  mergeCoverage: mergeLynisCoverage,
};

/** `end` is called when the process is gone, however it ended; a killed lynis leaves files outside its private directory. */
function tidyAfter(parser: OutputParser, tidy: () => void): OutputParser {
  return {
    write: (chunk) => parser.write(chunk),
    progress: () => parser.progress(),
    end: (end) => {
      tidy();
      return parser.end(end);
    },
  };
}
