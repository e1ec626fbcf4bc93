import { setTimeout as sleep } from "node:timers/promises";
import type { LeasedAssignment } from "./api.ts";
import { ArtifactWriter } from "./artifact.ts";
import { AttemptFailure, type StopCause, stopFailure } from "./attempt-failure.ts";
import { type AttemptPlan, planAttempt } from "./attempt-plan.ts";
import type { EndingCode } from "./ending-codes.ts";
import { EventStream } from "./event-stream.ts";
import { type ExecInput, type ExecResult, exec } from "./exec.ts";
import { cleanLine } from "./finding.ts";
import { type Logger, messageOf } from "./logger.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { AttemptKey, EndAnswer, Outbox } from "./report.ts";
import {
  type Coverage,
  type MachineSettings,
  PlanError,
  type Progress,
  type RuleSet,
  type Scanner,
  type ScanProcess,
  type Verdict,
} from "./scanner.ts";
import type { ScannerUser } from "./scanner-user.ts";
import { joinTrace, traced } from "./tracing.ts";

const SECOND = 1_000;
/** To a heartbeat, an attempt whose end the head has just taken is lost as well: only the answer to the end tells. */
const LAST_ANSWER_MS = 15 * SECOND;

export interface RunnerOptions {
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

/**
 * Runs one leased assignment from its config to its last report. The steps, in order: check config and policy, resolve
 * names, check the resolved addresses, run the processes one after the other, report. Never throws.
 */
export async function runAssignment(
  lease: LeasedAssignment,
  hooks: AttemptHooks,
  options: RunnerOptions,
): Promise<AttemptEnd> {
  return joinTrace(lease.traceparent, () =>
    traced("assignment.run", "internal", async (span) => {
      const ids = { assignmentId: lease.id, attempt: lease.attempt, scanner: lease.scanner };
      span?.set(ids);
      const attempt = new Attempt(lease, hooks, options);
      const startedAt = performance.now();
      const end = await attempt.settle(await attempt.run());
      const durationMs = Math.round(performance.now() - startedAt);
      options.log.info({ op: "assignment.run", ...ids, ...end, durationMs });
      span?.set({ code: end.code, eventCount: end.eventCount });
      if (!end.ok) span?.fail(end.code);
      return end;
    }),
  );
}

class Attempt {
  readonly #lease: LeasedAssignment;
  readonly #hooks: AttemptHooks;
  readonly #options: RunnerOptions;
  readonly #key: AttemptKey;
  readonly #events: EventStream;
  readonly #deadline: number;
  #plan: AttemptPlan | null = null;
  #command: string[] = [];
  #coverages: Coverage[] = [];
  /** Why processes that ran to their end are no whole ones. */
  #partials: Verdict[] = [];

  constructor(lease: LeasedAssignment, hooks: AttemptHooks, options: RunnerOptions) {
    this.#lease = lease;
    this.#hooks = hooks;
    this.#options = options;
    this.#key = { assignmentId: lease.id, attempt: lease.attempt };
    this.#events = new EventStream((events) => options.outbox.put(this.#key, { kind: "events", events }));
    this.#deadline = performance.now() + lease.maxRunSeconds * SECOND;
  }

  async run(): Promise<AttemptEnd> {
    // Not awaited: what is put later comes later, and the scanner need not wait for the disk.
    void this.#options.outbox.put(this.#key, { kind: "begin" });
    try {
      this.#plan = await traced("policy.check", "internal", () =>
        planAttempt(this.#lease, this.#options, this.#hooks.signal),
      );
      const { processes } = this.#plan;
      for (const [index, process] of processes.entries()) {
        await traced("scanner.run", "internal", async (span) => {
          span?.set({ scanner: this.#lease.scanner });
          await this.#runProcess(process, index, processes.length);
        });
      }
      return await this.#complete();
    } catch (error) {
      return await this.#fail(asFailure(error, this.#hooks.signal));
    }
  }

  /** Waits until the head took the last report, and returns the end as it then is. */
  async settle(end: AttemptEnd): Promise<AttemptEnd> {
    const { signal } = this.#hooks;
    const answer = await Promise.race([this.#options.outbox.settled(this.#key), givenUp(signal)]);
    if (answer === "counted") return end;
    const cause = disownedBy(signal) ?? (answer === "late" ? stopFailure("LOST" satisfies StopCause) : null);
    return cause === null ? end : { ...end, ok: false, code: cause.code };
  }

  async #runProcess(process: ScanProcess, index: number, total: number): Promise<void> {
    const { outbox } = this.#options;
    const artifact = new ArtifactWriter(process.artifact, (part) =>
      outbox.put(this.#key, { kind: "artifact", part }),
    );
    const report = () => {
      const { fraction, note, isEstimate = false } = process.parser.progress();
      const whole = (index + fraction) / total;
      // Processes count alike, however long each takes.
      const isKnown = whole === 0 || whole === 1 || (total === 1 && !isEstimate);
      this.#hooks.onProgress({ fraction: whole, note, isEstimate: !isKnown });
    };
    const result = await exec({
      ...process.command,
      files: process.files,
      outputFile: process.outputFile,
      as: this.#identity(process),
      onStderr: (chunk) => process.parser.writeStderr?.(chunk),
      maxMemoryBytes: this.#options.scannerMemoryBytes,
      timeoutMs: Math.max(1, this.#deadline - performance.now()),
      signal: this.#hooks.signal,
      onStdout: async (chunk) => {
        await artifact.write(chunk);
        await this.#events.add(process.parser.write(chunk));
        report();
      },
    });
    await artifact.end();
    this.#command = this.#command.length === 0 ? result.command : [...this.#command, ";", ...result.command];
    const { events, verdict, coverage } = process.parser.end(result);
    await this.#events.add(events);
    this.#coverages.push(coverage);
    this.#assertEnded(result);
    if (verdict.outcome === "failed") {
      // Killed from outside, as when memory runs out: no fault of the work itself.
      const { code, message, retry = code === "SCANNER_KILLED" } = verdict;
      throw new AttemptFailure("FAILED", code, message, retry);
    }
    if (verdict.outcome === "partial") this.#partials.push(verdict);
    await this.#explain(process);
    report();
  }

  async #explain(process: ScanProcess): Promise<void> {
    const coverage = await process.explain?.()?.(async ({ command, files, timeoutMs }) => {
      const { signal } = this.#hooks;
      const result = await exec({
        ...command,
        files,
        as: this.#identity(process),
        maxMemoryBytes: this.#options.scannerMemoryBytes,
        timeoutMs: Math.max(1, Math.min(timeoutMs, this.#deadline - performance.now())),
        signal,
      });
      if (signal.aborted) throw stopFailure(signal.reason);
      return result;
    });
    if (coverage) this.#coverages.push(coverage);
  }

  /** Where the agent is root, a scanner runs as a user with no more rights than it needs. */
  #identity({ isOwn = false }: ScanProcess): ExecInput["as"] {
    const user = this.#options.scannerUser;
    const rights = this.#plan?.scanner.rights ?? [];
    return user === null || isOwn || rights === "owner" ? undefined : { user, rights };
  }

  /** What we stopped is told by our own reason; only a process that ended by itself is judged by its output. */
  #assertEnded(result: ExecResult): void {
    if (result.startProblem !== null)
      throw new AttemptFailure("FAILED", "SCANNER_NOT_STARTED", result.startProblem);
    switch (result.stopReason) {
      case null:
      case "consumer":
        return;
      case "cancelled":
        throw stopFailure(this.#hooks.signal.reason);
      case "timeout":
        throw new AttemptFailure(
          "FAILED",
          "TIMEOUT",
          `The scan took longer than the ${this.#lease.maxRunSeconds} seconds allowed.`,
        );
      case "output":
        throw new AttemptFailure("FAILED", "OUTPUT_TOO_LARGE", "The scanner printed more than 2 GiB.");
      default:
        result.stopReason satisfies never;
    }
  }

  async #complete(): Promise<AttemptEnd> {
    await this.#events.flush();
    const eventCount = this.#events.count;
    const input = {
      eventCount,
      coverage: this.#coverage(),
      command: this.#command,
      toolVersion: this.#plan?.toolVersion ?? "",
      partial: this.#partial(),
    };
    await this.#options.outbox.put(this.#key, { kind: "complete", input });
    return { ok: true, code: input.partial?.code ?? "COMPLETE", eventCount };
  }

  async #fail(failure: AttemptFailure): Promise<AttemptEnd> {
    await this.#events.flush();
    const { code, message, retry, result } = failure;
    const eventCount = this.#events.count;
    const account = {
      coverage: this.#coverage(),
      command: this.#command,
      toolVersion: this.#plan?.toolVersion,
    };
    await this.#options.outbox.put(
      this.#key,
      result === null
        ? { kind: "abandon" }
        : { kind: "fail", input: { result, code, message, retry, eventCount, ...account } },
    );
    return { ok: false, code, eventCount };
  }

  /** The first reason has the code; all of them are told. */
  #partial(): Pick<Verdict, "code" | "message"> | null {
    const unresolved = this.#plan?.unresolved ?? [];
    const reasons: Pick<Verdict, "code" | "message">[] = [
      ...this.#partials,
      ...(unresolved.length === 0
        ? []
        : [
            {
              code: "TARGETS_LEFT_OUT" as const,
              message: `Not there, and so left out: ${unresolved.length} of what was asked for.`,
            },
          ]),
    ];
    const messages = [...new Set(reasons.map(({ message }) => message))];
    return reasons[0] ? { code: reasons[0].code, message: cleanLine(messages.join(" "), 1_000) } : null;
  }

  #coverage(): Coverage {
    if (this.#plan === null) return { scanner: this.#lease.scanner };
    const { scanner, unresolved } = this.#plan;
    return { scanner: scanner.name, ...scanner.mergeCoverage(this.#coverages), unresolved };
  }
}

/** Why the attempt is no longer ours; null while it is. */
function disownedBy(signal: AbortSignal): AttemptFailure | null {
  const failure = signal.aborted ? stopFailure(signal.reason) : null;
  return failure?.result === null ? failure : null;
}

/**
 * Resolves when the attempt is no longer ours, and the head had time to answer its end. Then the slot need not wait for what
 * may never be taken.
 */
async function givenUp(signal: AbortSignal): Promise<EndAnswer> {
  if (disownedBy(signal) === null)
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => disownedBy(signal) && resolve(), { once: true });
    });
  return sleep(LAST_ANSWER_MS, "none", { ref: false });
}

function asFailure(error: unknown, signal: AbortSignal): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof PlanError)
    return new AttemptFailure(
      error.code === "POLICY_REFUSED" ? "REFUSED" : "FAILED",
      error.code,
      error.message,
    );
  if (signal.aborted) return stopFailure(signal.reason);
  return new AttemptFailure("FAILED", "AGENT_ERROR", `The agent failed: ${messageOf(error)}`, true);
}
