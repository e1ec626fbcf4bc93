import type { z } from "zod";
import type { AddressRange } from "./addresses.ts";
import type { ParsedEvent } from "./finding.ts";

/** A scanner as measured on this machine, not as assumed. */
export interface Capability {
  name: string;
  /** Empty when it could not be measured. */
  version: string;
  /** May open raw sockets. */
  privileged: boolean;
  /** Why it cannot be used, in a sentence; null when it can. */
  problem: string | null;
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
  code: string;
  message: string;
}

export type Coverage = Record<string, unknown>;

export interface Progress {
  /** 0 to 1, never falling. */
  fraction: number;
  note: string;
}

/** Reads one process's stdout as it arrives. Never throws on any input. */
export interface OutputParser {
  write(chunk: Uint8Array): ParsedEvent[];
  end(end: ProcessEnd): { events: ParsedEvent[]; verdict: Verdict; coverage: Coverage };
  progress(): Progress;
}

/** One process of an attempt; an attempt runs its processes one after the other. */
export interface ScanProcess {
  artifact: { name: string; mediaType: string };
  command: Command;
  parser: OutputParser;
}

export interface ScanInput<Config> {
  config: Config;
  targets: AddressRange[];
  exclusions: AddressRange[];
  /** Names that led to an address, by canonical address. */
  hostnames: ReadonlyMap<string, readonly string[]>;
  capability: Capability;
}

/** Thrown by `plan` when the config is valid but cannot be run here; `code` is what the head is told. */
export class PlanError extends Error {
  override name = "PlanError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface ScannerDefinition<Config> {
  name: string;
  detect(): Promise<Capability>;
  /** Strict schema of the config; defaults included. */
  options: z.ZodType<Config>;
  plan(input: ScanInput<Config>): ScanProcess[];
  mergeCoverage(parts: readonly Coverage[]): Coverage;
}

export interface Scanner {
  readonly name: string;
  detect(): Promise<Capability>;
  /** Checks `config` and plans the processes. Throws PlanError. */
  plan(input: ScanInput<unknown>): ScanProcess[];
  mergeCoverage(parts: readonly Coverage[]): Coverage;
}

/** Hides a scanner's config type behind its own schema. */
export function defineScanner<Config>(definition: ScannerDefinition<Config>): Scanner {
  return {
    name: definition.name,
    detect: () => definition.detect(),
    mergeCoverage: (parts) => definition.mergeCoverage(parts),
    plan(input) {
      const config = definition.options.safeParse(input.config);
      if (config.success) return definition.plan({ ...input, config: config.data });
      const issue = config.error.issues[0];
      const place = issue?.path.join(".") || "config";
      throw new PlanError(
        "CONFIG_INVALID",
        `The ${definition.name} option ${place} is not valid: ${issue?.message}.`,
      );
    },
  };
}
