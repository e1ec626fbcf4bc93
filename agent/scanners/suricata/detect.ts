import { measureLocalRules } from "../../local-signatures.ts";
import { probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import { mayOpenRawSockets } from "../../raw-sockets.ts";
import type { Capability, MachineSettings } from "../../scanner.ts";
import { readRuleSource } from "./rule-source.ts";

/** Names of the owner's files of rules. */
export const RULE_FILE = /\.rules$/;

/**
 * Runs `suricata -V` and counts the owner's own rules. Privileged means that it may capture from an interface; files can be
 * read without. Never throws.
 */
export async function detectSuricata(machine: MachineSettings = {}, file = "suricata"): Promise<Capability> {
  const probe = await probeVersion({
    name: "suricata",
    file,
    args: ["-V"],
    pattern: /Suricata version (\d\S{0,40})/,
  });
  if ("unusable" in probe) return probe.unusable;
  const privileged = mayOpenRawSockets() && findProgram("timeout") !== null;
  return {
    name: "suricata",
    version: probe.version,
    privileged,
    problem: null,
    ...(await measureLocalRules(machine.signaturePaths ?? [], RULE_FILE, countRules)),
  };
}

function countRules(content: string): { count: number } | { problem: string } {
  const source = readRuleSource(content);
  return "problem" in source ? source : { count: source.rules };
}
