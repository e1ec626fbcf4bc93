import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, PlanError, type RuleSet, type ScanProcess } from "../../scanner.ts";
import type { FollowState } from "./follow-state.ts";
import type { Source, SuricataOptions } from "./options.ts";
import { readRuleSource } from "./rule-source.ts";
import { EVE_FILE, suricataSettings } from "./settings.ts";

/** Time for a stopped capture to write its last records, in seconds; then it is killed. */
const STOP_GRACE_SECONDS = 15;
/** What `timeout` ends with when it stopped the capture as planned. */
export const PLANNED_END = 124;

export interface SuricataInput {
  options: SuricataOptions;
  /** Names of this machine's network interfaces. */
  interfaces: readonly string[];
  /** PCAP only: the file, links resolved, inside what the policy allows. */
  pcap: string | null;
}

/** The settings and rules of one run, as files of its private directory. Throws PlanError for rules that may not be used. */
export function suricataFiles(
  options: SuricataOptions,
  ruleSets: readonly RuleSet[],
): NonNullable<ScanProcess["files"]> {
  const rules = ruleSets.map(({ name, content }, index) => {
    const source = readRuleSource(content);
    if ("problem" in source)
      throw new PlanError("RULES_INVALID", `The rule set ${name} cannot be used: ${source.problem}.`);
    return { name: ruleFileName(index), content };
  });
  const settings = suricataSettings(
    options,
    rules.map(({ name }) => name),
  );
  return [{ name: "suricata.yaml", content: settings }, ...rules];
}

/** Name of the file of the rule set at that index. */
export function ruleFileName(index: number): string {
  return `rules-${index}.rules`;
}

/**
 * The command for a file of packets or an interface. Nothing after the options: Suricata would take it as a filter, and
 * drop in silence what does not pass. The value of `-r` is an absolute path, as Suricata takes any next word for it.
 */
export function suricataCommand({
  options,
  interfaces,
  pcap,
}: SuricataInput): Command & { outputFile: string } {
  const base = ["-c", "suricata.yaml", "-l", ".", "-k", "none"];
  const { source } = options;
  switch (source.mode) {
    case "PCAP":
      // One thread: several give different numbers of alerts for one file from run to run.
      return {
        file: "suricata",
        args: [...base, "--runmode", "single", "-r", requirePcap(pcap)],
        outputFile: EVE_FILE,
      };
    case "LIVE":
      return {
        file: "timeout",
        args: [
          "--signal=INT",
          `--kill-after=${STOP_GRACE_SECONDS}`,
          String(source.seconds),
          "suricata",
          ...base,
          `--af-packet=${requireInterface(source, interfaces)}`,
        ],
        outputFile: EVE_FILE,
      };
    case "FOLLOW":
      throw new PlanError("CONFIG_INVALID", "FOLLOW starts no suricata; see followCommand.");
    default:
      throw source satisfies never;
  }
}

/** The command that reads a running sensor's records; see follow-process.ts. `job` is one argument, which starts with a brace. */
export function followCommand(job: {
  eve: string;
  durationMs: number;
  nonce: string;
  state: FollowState | null;
}): Command {
  if (!isAbsolute(job.eve) || job.eve.includes("\0"))
    throw new PlanError("TARGET_INVALID", "FOLLOW needs the absolute path of the sensor's eve.json.");
  const program = fileURLToPath(new URL("follow-process.ts", import.meta.url));
  return { file: process.execPath, args: [program, JSON.stringify(job)] };
}

function requirePcap(pcap: string | null): string {
  if (pcap !== null && isAbsolute(pcap) && !pcap.includes("\0")) return pcap;
  throw new PlanError("TARGET_INVALID", "PCAP needs the absolute path of a file of packets.");
}

function requireInterface(source: Extract<Source, { mode: "LIVE" }>, interfaces: readonly string[]): string {
  if (interfaces.includes(source.interface) && /^[A-Za-z0-9][\w.@:-]*$/.test(source.interface))
    return source.interface;
  throw new PlanError(
    "INTERFACE_UNKNOWN",
    `This machine has no network interface "${source.interface}", only ${interfaces.join(", ") || "none"}.`,
  );
}
