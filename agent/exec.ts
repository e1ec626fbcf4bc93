import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { execa } from "execa";
import { followFile } from "./follow-file.ts";
import { makePrivateDirectory, removePrivateDirectory } from "./private-directory.ts";
import { ProcessGroup } from "./process-group.ts";
import { limitArguments } from "./process-limits.ts";
import { findProgram, SEARCH_PATH } from "./program.ts";
import { dropArguments, enterArguments, type Right, type ScannerUser } from "./scanner-user.ts";

const GIB = 1024 ** 3;
/** Official ClamAV signatures alone take more than 1 GiB. */
export const DEFAULT_MEMORY_BYTES = 4 * GIB;
const DEFAULT_OUTPUT_BYTES = 2 * GIB;
const STDERR_TAIL_BYTES = 8 * 1024;

/** A file system that a program is to see as its own, with a /tmp where it may write. */
export interface Root {
  /** Where it is mounted. The program's file must be an absolute path in it, and it must have a /bin/sh. */
  folder: string;
  /** Its own folders of programs. */
  path: readonly string[];
}

export interface ExecInput {
  /** Program name looked up on the fixed search path, or an absolute path. */
  file: string;
  args: readonly string[];
  /** Written to stdin, which is then closed. Absent: no stdin. */
  stdin?: string;
  /** Put into the private working directory before the start. Names without a slash. */
  files?: readonly { name: string; content: string }[];
  /** Files and folders of this machine that are copied into it. Names without a slash. */
  copies?: readonly { name: string; from: string }[];
  /** Name of a file in the working directory that is the output, read while it grows. Absent: stdout is. */
  outputFile?: string;
  /** Longest run in milliseconds; then the whole process group is stopped. */
  timeoutMs: number;
  /** Most bytes of output; more stops the group. Default 2 GiB. No file that it writes may be longer either. */
  maxOutputBytes?: number;
  /** Most bytes of memory that each process of the program may hold, where prlimit exists; more fails inside it. Default 4 GiB. */
  maxMemoryBytes?: number;
  /** Whom the program runs as, and what it may do besides. Absent: as this process, with all that this one may. */
  as?: { user: ScannerUser; rights: readonly Right[]; root?: Root | undefined } | undefined;
  /** Time between SIGTERM and SIGKILL, in milliseconds. Default 3000. */
  stopGraceMs?: number;
  /** Aborting stops the process group. */
  signal?: AbortSignal;
  /** Called for each piece of output, in order; reading waits for it. What it throws stops the group and is rethrown. */
  onStdout?: (chunk: Buffer) => void | Promise<void>;
  /** Called for each piece of what is no output: stderr, and stdout where a file is the output. Must not throw. */
  onStderr?: (chunk: Buffer) => void;
}

export type StopReason = "cancelled" | "timeout" | "output" | "consumer";

export interface ExecResult {
  /** Null when ended by a signal or never started. */
  exitCode: number | null;
  signal: string | null;
  /** Why we stopped it; null when it ended by itself. Exit codes cannot tell: many scanners exit 0 or 1 on SIGTERM. */
  stopReason: StopReason | null;
  /** Set when the program could not be started. */
  startProblem: string | null;
  stderrTail: string;
  durationMs: number;
  /** The exact command, without the wrapper that ties it to this process. */
  command: string[];
}

/**
 * Runs one program, and is the only place that does. No shell, a fixed environment, a private working directory removed
 * afterwards, a process group of its own that is gone when this resolves. Rejects only with what `onStdout` threw.
 */
export async function exec(input: ExecInput): Promise<ExecResult> {
  const startedAt = performance.now();
  const root = input.as?.root;
  const parent = root ? join(root.folder, "tmp") : tmpdir();
  const directory = await makePrivateDirectory(parent, input, input.as?.user);
  try {
    const outcome = await runIn(directory, input);
    return {
      ...outcome,
      durationMs: Math.round(performance.now() - startedAt),
      command: [input.file, ...input.args],
    };
  } finally {
    await removePrivateDirectory(directory, input.as?.user);
  }
}

type Outcome = Omit<ExecResult, "durationMs" | "command">;

const NOT_STARTED: Outcome = {
  exitCode: null,
  signal: null,
  stopReason: null,
  startProblem: null,
  stderrTail: "",
};

async function runIn(directory: string, input: ExecInput): Promise<Outcome> {
  if (input.signal?.aborted) return { ...NOT_STARTED, stopReason: "cancelled" };
  const root = input.as?.root;
  const program = root ? input.file : findProgram(input.file);
  if (program === null) return { ...NOT_STARTED, startProblem: `${input.file} is not installed.` };
  const home = root ? directory.slice(root.folder.length) : directory;
  const [file = program, ...args] = [
    ...setPrivileges(input),
    ...setLimits(input),
    ...enterRoot(input, home),
    program,
    ...input.args,
  ];
  const subprocess = execa(file, args, {
    cwd: directory,
    env: { PATH: root?.path.join(":") ?? SEARCH_PATH, LC_ALL: "C.UTF-8", HOME: home, TMPDIR: home },
    extendEnv: false,
    reject: false,
    buffer: false,
    encoding: "buffer",
    detached: true,
    stdin: input.stdin === undefined ? "ignore" : "pipe",
    input: input.stdin,
  });
  const group = new ProcessGroup(subprocess.pid, input.stopGraceMs ?? 3_000);
  const stops = new Stops(group, input);
  // A finished leader must not leave children behind: they would hold stdout open, and outlive the scan.
  subprocess.nodeChildProcess.once("exit", () => group.stopRest([subprocess.stdout, subprocess.stderr]));
  const { output, messages } = outputOf(subprocess, directory, input.outputFile);
  const tails = messages.map((stream) => readTail(stream, input.onStderr));
  const consumed = consume(output, input, stops);
  const [result, failure, ...texts] = await Promise.all([subprocess, consumed, ...tails]);
  stops.release();
  await group.gone();
  if (failure) throw failure.error;
  const startProblem =
    subprocess.pid === undefined
      ? `${input.file} could not be started: ${result.code ?? "unknown error"}.`
      : null;
  return {
    exitCode: result.exitCode ?? null,
    signal: result.signal ?? null,
    stopReason: stops.reason,
    startProblem,
    stderrTail: texts.join(""),
  };
}

type Streams = Promise<unknown> & { stdout: Readable; stderr: Readable };

/** What is the program's output, and what are only its messages. */
function outputOf(
  subprocess: Streams,
  directory: string,
  outputFile: string | undefined,
): { output: AsyncIterable<Buffer>; messages: Readable[] } {
  if (outputFile === undefined) return { output: subprocess.stdout, messages: [subprocess.stderr] };
  const output = followFile(join(directory, basename(outputFile)), subprocess);
  return { output, messages: [subprocess.stdout, subprocess.stderr] };
}

/**
 * Where setpriv exists, the kernel kills the program when this process dies without being able to do so itself. A program that
 * is to run as another user never runs without it.
 */
function setPrivileges({ as }: ExecInput): string[] {
  const setpriv = findProgram("setpriv");
  if (setpriv === null && as === undefined) return [];
  return [setpriv ?? "setpriv", "--pdeathsig=KILL", ...privilegesOf(as), "--"];
}

function privilegesOf(as: ExecInput["as"]): string[] {
  if (as?.root) return enterArguments(as.root.folder, as.user, as.rights).setpriv;
  return as ? dropArguments(as.user, as.rights) : [];
}

/** The last of ours that runs. A changed user takes the tie to this process away: there its end is that of the container. */
function enterRoot({ as }: ExecInput, home: string): string[] {
  if (!as?.root) return [];
  const { chroot } = enterArguments(as.root.folder, as.user, as.rights);
  return [findProgram("chroot") ?? "chroot", ...chroot, "/bin/sh", "-c", 'cd "$0" && exec "$@"', home];
}

function setLimits(input: ExecInput): string[] {
  const prlimit = findProgram("prlimit");
  if (prlimit === null) return [];
  const limits = limitArguments({
    memoryBytes: input.maxMemoryBytes ?? DEFAULT_MEMORY_BYTES,
    fileBytes: input.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES,
    uid: input.as?.user.uid ?? process.geteuid?.() ?? 0,
  });
  return [prlimit, ...limits, "--"];
}

/** Owns the two outside causes of a stop, and remembers the first one. */
class Stops {
  reason: StopReason | null = null;
  readonly #group: ProcessGroup;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = () => this.stop("cancelled");

  constructor(group: ProcessGroup, input: ExecInput) {
    this.#group = group;
    this.#signal = input.signal;
    this.#timer = setTimeout(() => this.stop("timeout"), Math.min(input.timeoutMs, 2 ** 31 - 1));
    this.#signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (this.#signal?.aborted) this.stop("cancelled");
  }

  stop(reason: StopReason): void {
    this.reason ??= reason;
    this.#group.stop();
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#onAbort);
  }
}

async function consume(
  output: AsyncIterable<Buffer>,
  input: ExecInput,
  stops: Stops,
): Promise<{ error: unknown } | null> {
  const limit = input.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
  let bytes = 0;
  let failure: { error: unknown } | null = null;
  try {
    for await (const chunk of output) {
      bytes += chunk.length;
      if (bytes > limit) stops.stop("output");
      if (bytes > limit || failure) continue;
      failure = await offer(chunk, input);
      if (failure) stops.stop("consumer");
    }
  } catch {
    // The stream was destroyed after the leader ended; everything it delivered before has been seen.
  }
  return failure;
}

async function offer(chunk: Buffer, input: ExecInput): Promise<{ error: unknown } | null> {
  try {
    await input.onStdout?.(chunk);
    return null;
  } catch (error) {
    return { error };
  }
}

async function readTail(stderr: Readable, hear?: (chunk: Buffer) => void): Promise<string> {
  let tail = Buffer.alloc(0);
  try {
    for await (const chunk of stderr) {
      hear?.(chunk);
      tail = Buffer.concat([tail, chunk]).subarray(-STDERR_TAIL_BYTES);
    }
  } catch {
    // Destroyed after the leader ended: what was read is what there is.
  }
  return tail.toString("utf8");
}
