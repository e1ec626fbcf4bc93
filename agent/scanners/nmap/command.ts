import { type AddressRange, toCidrs } from "../../addresses.ts";
import { type Command, PlanError } from "../../scanner.ts";
import type { NmapOptions } from "./options.ts";

/** Linux refuses single arguments over 128 KiB. */
const MAX_ARGUMENT_BYTES = 100_000;
/** Steady results for large ranges: finished hosts are printed one group at a time. */
const MAX_HOST_GROUP = 64;
const SCRIPT_TIMEOUT_SECONDS = 60;

/** Profiles instead of script names: nmap's script argument can name files, which it would run. */
const SCRIPT_PROFILES = {
  DEFAULT: "(default and safe)",
  DISCOVERY: "(discovery and safe)",
  VULN: "(vuln and safe)",
} as const;

/**
 * Never run, though nmap calls most of them safe: what leaves the target or the site, breaks or changes something, guesses
 * or takes secrets, or (http-slowloris-check) holds a server's connections for minutes.
 */
const NEVER_SCRIPTS = [
  "external or broadcast or dos or brute or exploit or intrusive or malware or fuzzer",
  "targets-* or resolveall or fcrdns or dns-srv-enum or dns-client-subnet-scan or ftp-bounce or firewalk or http-traceroute",
  "nat-pmp-mapport or http-slowloris-check or *-dump-hashes or *-query or ldap-novell-getpass or snmp-hh3c-logins",
].join(" or ");

export interface NmapInput {
  options: NmapOptions;
  family: 4 | 6;
  targets: readonly AddressRange[];
  exclusions: readonly AddressRange[];
  privileged: boolean;
  /** Most packets a second in host discovery and port scan; absent: no limit. */
  maxPacketsPerSecond?: number | undefined;
}

/**
 * The command for one address family. Every argument is a constant, a number or a canonical address; targets go through
 * stdin, where nmap takes no options. Throws PlanError when the options need privileges that are missing.
 */
export function nmapCommand(input: NmapInput): Command {
  const { options, privileged } = input;
  if (options.protocol === "UDP" && !privileged) {
    throw new PlanError(
      "NOT_PRIVILEGED",
      "A UDP scan needs raw sockets (CAP_NET_RAW), which this agent does not have.",
    );
  }
  const args = [
    "-n",
    privileged ? "--privileged" : "--unprivileged",
    ...(input.family === 6 ? ["-6"] : []),
    ...(options.hostDiscovery ? [] : ["-Pn"]),
    options.protocol === "UDP" ? "-sU" : privileged ? "-sS" : "-sT",
    ...("list" in options.portChoice
      ? ["-p", options.portChoice.list]
      : ["--top-ports", String(options.portChoice.top)]),
    `-T${options.timing}`,
    ...(options.serviceDetection ? ["-sV"] : []),
    ...(options.osDetection && privileged ? ["-O"] : []),
    ...scriptArguments(options.scripts),
    "--max-retries",
    String(options.maxRetries),
    ...rateArguments(input),
    "--host-timeout",
    `${options.hostTimeoutSeconds}s`,
    "--max-hostgroup",
    String(MAX_HOST_GROUP),
    "--stats-every",
    "2s",
    ...exclusionArguments(input),
    "-oX",
    "-",
    "-iL",
    "-",
  ];
  const lines = input.targets.filter(({ family }) => family === input.family).flatMap(toCidrs);
  return { file: "nmap", args, stdin: `${[...new Set(lines)].join("\n")}\n` };
}

/** Throws PlanError for a rate above what the agent's owner allows. */
function rateArguments({ options: { minRate }, maxPacketsPerSecond }: NmapInput): string[] {
  if (minRate !== null && maxPacketsPerSecond !== undefined && minRate > maxPacketsPerSecond) {
    throw new PlanError(
      "POLICY_REFUSED",
      `The agent's policy refuses nmap with minRate ${minRate}: packetsPerSecond leaves this scan at most ${maxPacketsPerSecond}.`,
    );
  }
  return [
    ...(minRate === null ? [] : ["--min-rate", String(minRate)]),
    ...(maxPacketsPerSecond === undefined ? [] : ["--max-rate", String(maxPacketsPerSecond)]),
  ];
}

function scriptArguments(profiles: NmapOptions["scripts"]): string[] {
  if (profiles.length === 0) return [];
  const wanted = [...new Set(profiles)].map((profile) => SCRIPT_PROFILES[profile]).join(" or ");
  // A comma or "or" at the top level would let an excluded script in again, hence the brackets.
  return [
    "--script",
    `(${wanted}) and not (${NEVER_SCRIPTS})`,
    "--script-timeout",
    `${SCRIPT_TIMEOUT_SECONDS}s`,
  ];
}

function exclusionArguments({ exclusions, family }: NmapInput): string[] {
  const blocks = exclusions.filter((range) => range.family === family).flatMap(toCidrs);
  if (blocks.length === 0) return [];
  const joined = blocks.join(",");
  if (joined.length > MAX_ARGUMENT_BYTES)
    throw new PlanError("CONFIG_INVALID", `${blocks.length} excluded blocks are more than nmap can take.`);
  return ["--exclude", joined];
}
