import { ArtifactWriter } from "./artifact.ts";
import type { AttemptHooks, AttemptParts } from "./attempt.ts";
import type { AttemptAccount } from "./attempt-account.ts";
import { AttemptFailure, stopFailure } from "./attempt-failure.ts";
import type { EventStream } from "./event-stream.ts";
import { type ExecInput, type ExecResult, exec } from "./exec.ts";
import type { AttemptKey } from "./report.ts";
import type { ScanProcess } from "./scanner.ts";

export interface ProcessOptions extends Pick<AttemptParts, "outbox" | "scannerUser" | "scannerMemoryBytes"> {
  key: AttemptKey;
  hooks: AttemptHooks;
  events: EventStream;
  /** Gets what the process says of itself, also where it failed. */
  account: AttemptAccount;
  /** The longest that the attempt may run, in seconds. */
  maxRunSeconds: number;
  /** When that is over, by `performance.now()`. */
  deadline: number;
}

/** Which of an attempt's processes it is, from 0. */
export interface ProcessPlace {
  index: number;
  total: number;
}

/** Runs one process of an attempt to its end, and hands on what it prints while it does. Throws AttemptFailure. */
export async function runProcess(
  process: ScanProcess,
  place: ProcessPlace,
  options: ProcessOptions,
): Promise<void> {
  const { key, outbox, events, account, hooks } = options;
  const artifact = new ArtifactWriter(process.artifact, (part) =>
    outbox.put(key, { kind: "artifact", part }),
  );
  const report = () => reportProgress(process, place, hooks);
  const result = await exec({
    ...process.command,
    ...execLimits(process, options),
    files: process.files,
    copies: process.copies,
    outputFile: process.outputFile,
    onStderr: (chunk) => process.parser.writeStderr?.(chunk),
    onStdout: async (chunk) => {
      await artifact.write(chunk);
      await events.add(process.parser.write(chunk));
      report();
    },
  });
  await artifact.end();
  account.addCommand(result.command);
  const { events: last, verdict, coverage } = process.parser.end(result);
  await events.add(last);
  account.coverages.push(coverage);
  assertEnded(result, options);
  if (verdict.outcome === "failed") {
    // Killed from outside, as when memory runs out: no fault of the work itself.
    const { code, message, retry = code === "SCANNER_KILLED" } = verdict;
    throw new AttemptFailure("FAILED", code, message, retry);
  }
  if (verdict.outcome === "partial") account.partials.push(verdict);
  await explain(process, options);
  report();
}

/** Processes count alike, however long each takes. */
function reportProgress({ parser }: ScanProcess, { index, total }: ProcessPlace, hooks: AttemptHooks): void {
  const { fraction, note, isEstimate = false } = parser.progress();
  const whole = (index + fraction) / total;
  const isKnown = whole === 0 || whole === 1 || (total === 1 && !isEstimate);
  hooks.onProgress({ fraction: whole, note, isEstimate: !isKnown });
}

async function explain(process: ScanProcess, options: ProcessOptions): Promise<void> {
  const { signal } = options.hooks;
  const coverage = await process.explain?.()?.(async ({ command, files, timeoutMs }) => {
    const result = await exec({ ...command, ...execLimits(process, options, timeoutMs), files });
    if (signal.aborted) throw stopFailure(signal.reason);
    return result;
  });
  if (coverage) options.account.coverages.push(coverage);
}

function execLimits(
  process: ScanProcess,
  options: ProcessOptions,
  timeoutMs = Number.POSITIVE_INFINITY,
): Pick<ExecInput, "as" | "maxMemoryBytes" | "timeoutMs" | "signal"> {
  return {
    as: identity(process, options),
    maxMemoryBytes: options.scannerMemoryBytes,
    timeoutMs: Math.max(1, Math.min(timeoutMs, options.deadline - performance.now())),
    signal: options.hooks.signal,
  };
}

/** Where the agent is root, a scanner runs as a user with no more rights than it needs. */
function identity(
  { isOwn = false, root }: ScanProcess,
  { scannerUser: user, account }: ProcessOptions,
): ExecInput["as"] {
  const rights = account.plan?.scanner.rights ?? [];
  if (root) {
    if (user === null) throw new Error("nobody is there to run as in another root directory");
    return { user, rights: ["read-all-files"], root };
  }
  return user === null || isOwn || rights === "owner" ? undefined : { user, rights };
}

/** What we stopped is told by our own reason; only a process that ended by itself is judged by its output. */
function assertEnded(result: ExecResult, { hooks, maxRunSeconds }: ProcessOptions): void {
  if (result.startProblem !== null)
    throw new AttemptFailure("FAILED", "SCANNER_NOT_STARTED", result.startProblem);
  switch (result.stopReason) {
    case null:
    case "consumer":
      return;
    case "cancelled":
      throw stopFailure(hooks.signal.reason);
    case "timeout":
      throw new AttemptFailure(
        "FAILED",
        "TIMEOUT",
        `The scan took longer than the ${maxRunSeconds} seconds allowed.`,
      );
    case "output":
      throw new AttemptFailure("FAILED", "OUTPUT_TOO_LARGE", "The scanner printed more than 2 GiB.");
    default:
      result.stopReason satisfies never;
  }
}
