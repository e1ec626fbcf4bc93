import type { EndingCode } from "./ending-codes.ts";
import type { Logger } from "./logger.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { Outbox } from "./report.ts";
import type { MachineSettings, Progress, RuleSet, Scanner } from "./scanner.ts";
import type { ScannerUser } from "./scanner-user.ts";

/** What all attempts of an agent share. */
export interface AttemptParts {
  scanners: readonly Scanner[];
  outbox: Outbox;
  /** Fetches a rule set version that the assignment names. */
  fetchRuleSet: (id: string, signal: AbortSignal) => Promise<RuleSet>;
  policy: PolicyFile;
  /** How many assignments may run at the same time now. */
  slots: () => number;
  /** Where a scanner may remember how far it came. */
  stateDirectory: string;
  /** Whom scanners run as; null: as the agent itself. */
  scannerUser: ScannerUser | null;
  /** Most memory that a scanner's process may hold. Default: as exec says. */
  scannerMemoryBytes?: number;
  machine: MachineSettings;
  log: Logger;
}

export interface AttemptHooks {
  /** Aborted with a StopCause to stop the attempt. */
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** How an attempt ended, for counting and logging; the head has been told through the outbox. */
export interface AttemptEnd {
  ok: boolean;
  code: EndingCode;
  eventCount: number;
}
