import { randomUUID } from "node:crypto";
import { networkInterfaces } from "node:os";
import { HostFiles } from "../../host-files.ts";
import { readLocalRuleSets } from "../../local-signatures.ts";
import { NO_OWNER_RULES, requireRuleSets, usedRuleSets } from "../../rule-sets.ts";
import {
  PlanError,
  type RuleSet,
  type ScanInput,
  type ScannerDefinition,
  type ScanProcess,
} from "../../scanner.ts";
import { followCommand, suricataCommand, suricataFiles } from "./command.ts";
import { suricataContract } from "./contract.ts";
import { mergeSuricataCoverage, type RunScope } from "./coverage.ts";
import { detectSuricata, RULE_FILE } from "./detect.ts";
import { followStateFile, loadFollowState, saveFollowState } from "./follow-state.ts";
import type { Source, SuricataOptions } from "./options.ts";
import { createSuricataParser } from "./parser.ts";
import { requirePcapFile } from "./pcap.ts";

type Input = ScanInput<SuricataOptions>;
type SourceOf<Mode extends Source["mode"]> = Extract<Source, { mode: Mode }>;
type Run = Pick<ScanProcess, "command" | "files" | "outputFile"> & { scope: RunScope };

/** Network intrusion detection: a file of packets, an interface for some time, or the records of a running sensor. */
export const suricata: ScannerDefinition<SuricataOptions> = {
  ...suricataContract,
  detect: detectSuricata,
  plan: async (input) => {
    const { homeNetworks, records } = input.config;
    const { scope, ...run } = await planRun(input);
    return [
      {
        artifact: { name: "eve.json", mediaType: "application/x-ndjson" },
        parser: createSuricataParser({ homeNetworks, records, scope }),
        ...run,
      },
    ];
  },
  mergeCoverage: mergeSuricataCoverage,
};

async function planRun(input: Input): Promise<Run> {
  const { source } = input.config;
  switch (source.mode) {
    case "PCAP":
      return planPcap(input, await requireRules(input));
    case "LIVE":
      return planLive(input, source, await requireRules(input));
    case "FOLLOW":
      return planFollow(input, source);
    default:
      throw source satisfies never;
  }
}

/** The rules of the scan and of the agent's owner. None only where other records are asked for. Throws PlanError. */
async function requireRules({ config, ruleSets, machine }: Input): Promise<RuleSet[]> {
  const local = await readLocalRuleSets(machine?.signaturePaths ?? [], RULE_FILE);
  const rules = [...requireRuleSets(config.ruleSets, ruleSets), ...local];
  if (rules.length > 0 || config.records.length > 0) return rules;
  throw new PlanError(
    "RULES_MISSING",
    `suricata needs at least one rule set, or records to keep. ${NO_OWNER_RULES}`,
  );
}

function planPcap(input: Input, ruleSets: readonly RuleSet[]): Run {
  const from = requirePath(input);
  const pcap = new HostFiles(input.machine?.hostRoot).locate(from);
  const files = suricataFiles(input.config, ruleSets);
  const { outputFile, ...command } = suricataCommand({ options: input.config, interfaces: [], pcap });
  const scope = { mode: "PCAP" as const, from, seconds: null, fileBytes: requirePcapFile(pcap, from) };
  return { command, files, outputFile, scope: { ...scope, ruleSets: usedRuleSets(ruleSets) } };
}

function planLive(input: Input, source: SourceOf<"LIVE">, ruleSets: readonly RuleSet[]): Run {
  if (!input.capability.privileged)
    throw new PlanError(
      "NOT_PRIVILEGED",
      "A capture needs raw sockets (CAP_NET_RAW), which this agent does not have.",
    );
  const files = suricataFiles(input.config, ruleSets);
  const interfaces = Object.keys(networkInterfaces());
  const { outputFile, ...command } = suricataCommand({ options: input.config, interfaces, pcap: null });
  const scope = { mode: "LIVE" as const, from: source.interface, seconds: source.seconds, fileBytes: null };
  return { command, files, outputFile, scope: { ...scope, ruleSets: usedRuleSets(ruleSets) } };
}

function planFollow(input: Input, source: SourceOf<"FOLLOW">): Run {
  if (input.stateDirectory === undefined)
    throw new PlanError("STATE_MISSING", "This agent has no folder to remember how far it has read.");
  const from = requirePath(input);
  const eve = new HostFiles(input.machine?.hostRoot).locate(from);
  const file = followStateFile(input.stateDirectory, from);
  const nonce = randomUUID();
  const job = { eve, durationMs: source.seconds * 1_000, nonce, state: loadFollowState(file) };
  const scope = {
    mode: "FOLLOW" as const,
    from,
    seconds: source.seconds,
    fileBytes: null,
    ruleSets: [],
  };
  return {
    command: followCommand(job),
    scope: { ...scope, follow: { nonce, save: (state) => saveFollowState(file, state) } },
  };
}

/** The file that the config names, as the policy allowed it: links resolved. */
function requirePath({ paths, config }: Input): string {
  const [path, ...others] = paths;
  if (path !== undefined && others.length === 0) return path;
  throw new PlanError("TARGET_INVALID", `${config.source.mode} needs exactly one file.`);
}
