import { measureLocalRules } from "../../local-signatures.ts";
import { isRoot, probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import type { Capability, MachineSettings } from "../../scanner.ts";
import { readRuleSource } from "./rule-source.ts";

/** Names of the owner's files of rules. */
export const RULE_FILE = /\.yara?$/;

/** From coreutils and findutils; without stdbuf a stopped yara loses what it found, without find nothing proves what it read. */
const NEEDED = ["stdbuf", "find"];

/**
 * Runs `yara --version` and counts the owner's own rules. Privileged means that file permissions do not keep files from it.
 * Never throws.
 */
export async function detectYara(machine: MachineSettings = {}, file = "yara"): Promise<Capability> {
  const probe = await probeVersion({
    name: "yara",
    file,
    args: ["--version"],
    pattern: /^(\d+\.\d+\S{0,40})/,
  });
  if ("unusable" in probe) return probe.unusable;
  const missing = NEEDED.find((program) => findProgram(program) === null);
  return {
    name: "yara",
    version: probe.version,
    privileged: isRoot(),
    problem: missing === undefined ? null : `yara is installed, but ${missing} is not.`,
    ...(await measureLocalRules(machine.signaturePaths ?? [], RULE_FILE, countRules)),
  };
}

function countRules(content: string): { count: number } | { problem: string } {
  const source = readRuleSource(content);
  return "problem" in source ? source : { count: source.rules.size };
}
