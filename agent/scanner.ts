import { z } from "zod";
import type { AddressRange } from "./addresses.ts";
import type { EndingCode } from "./ending-codes.ts";
import type { Root } from "./exec.ts";
import type { ParsedEvent } from "./finding.ts";
import { applyLimits, boundsSchema, type LimitedConfig, type OptionLimits } from "./option-limits.ts";
import type { Right } from "./scanner-user.ts";

/** A scanner as measured on this machine, not as assumed. */
export interface Capability {
  name: string;
  /** Empty when it could not be measured. */
  version: string;
  /** May open raw sockets. */
  privileged: boolean;
  /** Why it cannot be used, in a sentence; null when it can. */
  problem: string | null;
  /** When the newest signatures or tests that it brings were made, ISO 8601; absent or null where it has none or that is not known. */
  signaturesAt?: string | null;
  /** How many signatures or rules it has here; absent or null where that is not known. */
  signatureCount?: number | null;
}

/** What the owner set about the machine that is scanned. Everything absent: the agent runs on it. */
export interface MachineSettings {
  /** Folder where the file system of the scanned machine is mounted, for an agent in a container. */
  hostRoot?: string;
  /** Folder where it is mounted once more for audits, with a /tmp and a /run that are ours. */
  auditRoot?: string;
  /** Where clamd listens: an absolute path, `address:port` of this machine, or "off". Absent: as its settings say. */
  clamdSocket?: string;
  /** clamd's settings file. Absent: where distributions keep it. */
  clamdConfig?: string;
  /** The owner's own signatures or rules for the scanner, by policy: files and folders on the agent's machine. */
  signaturePaths?: readonly string[];
}

export interface Command {
  /** Program name, found on the fixed search path of exec.ts, or an absolute path. */
  file: string;
  args: string[];
  stdin?: string;
}

/** How the process ended, as far as a parser may judge it. */
export interface ProcessEnd {
  exitCode: number | null;
  signal: string | null;
  /** The last part of stderr, at most 8 KiB. */
  stderrTail: string;
}

/** What the output proves. `complete` needs the tool's own proof; `partial` counts, with gaps named in the coverage. */
export interface Verdict {
  outcome: "complete" | "partial" | "failed";
  code: EndingCode;
  message: string;
  /** Of a failure: another attempt may succeed. */
  retry?: boolean;
}

export type Coverage = Record<string, unknown>;

export interface Progress {
  /** 0 to 1, never falling. */
  fraction: number;
  note: string;
  /** The tool does not tell it itself, so it is computed from what is known. Default false. */
  isEstimate?: boolean;
}

/** Reads one process's stdout as it arrives. Never throws on any input. */
export interface OutputParser {
  write(chunk: Uint8Array): ParsedEvent[];
  /** Reads stderr as it arrives. Where it is absent or never called, `stderrTail` is all there is of it. */
  writeStderr?(chunk: Uint8Array): void;
  end(end: ProcessEnd): { events: ParsedEvent[]; verdict: Verdict; coverage: Coverage };
  progress(): Progress;
}

/** Finds out more by processes of its own, and says it as a part of the coverage. `run` throws where the attempt is stopped. */
export type Explanation = (
  run: (input: Pick<ScanProcess, "command" | "files"> & { timeoutMs: number }) => Promise<ProcessEnd>,
) => Promise<Coverage>;

/** One process of an attempt; an attempt runs its processes one after the other. */
export interface ScanProcess {
  artifact: { name: string; mediaType: string };
  command: Command;
  parser: OutputParser;
  /** Files put into the private working directory before the start: rules, profiles, settings. Names without a slash. */
  files?: readonly { name: string; content: string }[];
  /** Files and folders of the agent's machine that are copied there. Names without a slash. */
  copies?: readonly { name: string; from: string }[];
  /** The file system that it is to see as its own. Then it runs as the scanners' user, and may read every file. */
  root?: Root;
  /** Runs as the agent itself: for a program of ours that reads nothing hostile. Default false. */
  isOwn?: boolean;
  /** Name of a file in the private working directory that is read while it grows, in place of stdout. */
  outputFile?: string;
  /** Asked when it has ended, other than failed: how to explain its end; null where there is nothing to explain. */
  explain?(): Explanation | null;
}

/** A named set of detection rules that the head manages, as this attempt got it: data, checked by its hash. */
export interface RuleSet {
  name: string;
  version: number;
  /** SHA-256 of the content, as hex. */
  sha256: string;
  content: string;
}

export interface ScanInput<Config> {
  config: Config;
  targets: AddressRange[];
  exclusions: AddressRange[];
  /** Names that led to an address, by canonical address. */
  hostnames: ReadonlyMap<string, readonly string[]>;
  /** Absolute paths inside what the policy allows, links resolved, for scanners of files: as the scanned machine names them. */
  paths: readonly string[];
  /** Rule sets that the config names. */
  ruleSets: readonly RuleSet[];
  capability: Capability;
  /** Folder where a scanner may remember something from one attempt to the next; absent where there is none. */
  stateDirectory?: string;
  machine?: MachineSettings;
  /** Most packets a second that the owner lets this attempt send; absent: no limit. May be a fraction. */
  maxPacketsPerSecond?: number | undefined;
}

/** Thrown by `plan` when the config is valid but cannot be run here; `code` is what the head is told. */
export class PlanError extends Error {
  override name = "PlanError";
  readonly code: EndingCode;
  constructor(code: EndingCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a scanner looks at: addresses, files, or the machine that the agent runs on. */
export type TargetKind = "network" | "paths" | "machine";

/** What the head has to know of a scanner, and the agent as well. */
export interface ScannerContract<Config> {
  name: string;
  targetKind: TargetKind;
  /** Strict schema of the config, defaults included. The head makes the GraphQL input from it, descriptions included. */
  options: z.ZodType<Config>;
  /** How the agent's owner may bound each option. Default: none can be bounded. */
  limits?: OptionLimits;
  /** Paths that the config itself names. The policy must allow them; they reach `plan` as `paths`, links resolved. */
  pathsOf?(config: unknown): string[];
  /** Network interfaces that the config names. The policy must allow them. */
  interfacesOf?(config: unknown): string[];
  /** What its processes may do beyond an ordinary user; "owner" for all that the agent itself may. Default: nothing. */
  rights?: readonly Right[] | "owner";
  /** The longest one attempt may run unless the scan says otherwise, in seconds. */
  maxRunSeconds: number;
}

export interface ScannerDefinition<Config> extends ScannerContract<Config> {
  detect(machine: MachineSettings): Promise<Capability>;
  plan(input: ScanInput<Config>): ScanProcess[] | Promise<ScanProcess[]>;
  mergeCoverage(parts: readonly Coverage[]): Coverage;
}

export interface Scanner {
  readonly name: string;
  readonly targetKind: TargetKind;
  readonly rights: readonly Right[] | "owner";
  detect(machine?: MachineSettings): Promise<Capability>;
  /** Paths that the config itself names, none if it is not valid. */
  pathsOf(config: unknown): string[];
  /** Network interfaces that the config names, none if it is not valid. */
  interfacesOf(config: unknown): string[];
  /** What the policy file may say of the scanner's options. */
  readonly bounds: z.ZodType<Record<string, unknown>>;
  /** Checks `config`, and holds it to the owner's bounds. Throws PlanError for one that is not valid. */
  limit(config: unknown, bounds: Record<string, unknown>): LimitedConfig;
  /** Checks `config` and plans the processes. Throws PlanError. */
  plan(input: ScanInput<unknown>): Promise<ScanProcess[]>;
  mergeCoverage(parts: readonly Coverage[]): Coverage;
}

/** Hides a scanner's config type behind its own schema. */
export function defineScanner<Config>(definition: ScannerDefinition<Config>): Scanner {
  const { limits = {} } = definition;
  const parse = (config: unknown): Config => {
    const parsed = definition.options.safeParse(config);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const place = issue?.path.join(".") || "config";
    throw new PlanError(
      "CONFIG_INVALID",
      `The ${definition.name} option ${place} is not valid: ${issue?.message}.`,
    );
  };
  return {
    name: definition.name,
    targetKind: definition.targetKind,
    rights: definition.rights ?? [],
    detect: (machine = {}) => definition.detect(machine),
    pathsOf: (config) => definition.pathsOf?.(config) ?? [],
    interfacesOf: (config) => definition.interfacesOf?.(config) ?? [],
    mergeCoverage: (parts) => definition.mergeCoverage(parts),
    bounds: boundsSchema(limits),
    limit(config, bounds) {
      parse(config);
      return applyLimits(limits, bounds, z.record(z.string(), z.unknown()).parse(config));
    },
    plan: async (input) => definition.plan({ ...input, config: parse(input.config) }),
  };
}
