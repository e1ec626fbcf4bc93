import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rename, stat } from "node:fs/promises";

const largestLogBytes = 20 * 1024 * 1024;

/** A program that this process started, owns and must stop. */
export interface Child {
  name: string;
  pid: number;
  /** Fulfils when it has ended, with its exit code (128 + n after signal n is not applied: null then). */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  isRunning(): boolean;
  /** Asks it to end, and ends it by force after `graceMs`. Fulfils when it has ended. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** What to start, and where its output goes. */
export interface ChildOptions {
  name: string;
  command: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Output is appended here. */
  logFile: string;
  owner?: { uid: number; gid: number } | null;
  /** What it gets when this process dies without stopping it (Linux only). Default SIGTERM. */
  orphanSignal?: "TERM" | "INT" | "KILL";
  /** Put before the arrangement for orphans, such as `unshare …`. */
  prefix?: string[];
}

/**
 * Starts a program in a process group of its own, so that a terminal's Ctrl-C does not reach it and it can be
 * stopped in order. Throws when it cannot be started at all.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  await putAside(options.logFile);
  const log = await open(options.logFile, "a", 0o600);
  const [file = "", ...args] = [
    ...(options.prefix ?? []),
    ...orphanPrefix(options.orphanSignal ?? "TERM"),
    ...options.command,
  ];
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...options.owner,
  });
  const owned = own(options.name, child); // listens before anything is awaited: a short program ends meanwhile
  try {
    await once(child, "spawn");
  } finally {
    await log.close();
  }
  return owned;
}

/** The last lines of a log file, at most `count`, from what comes after the first `fromByte` bytes. */
export async function lastLines(path: string, count: number, fromByte = 0): Promise<string[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return bytes.subarray(fromByte).toString().trimEnd().split("\n").slice(-count).filter(Boolean);
}

/** Size of a file in bytes; 0 when it is not there. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Begins a new log where the old one has grown large, and keeps that as `….1`. */
async function putAside(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) > largestLogBytes) await rename(logFile, `${logFile}.1`);
}

function own(name: string, child: ChildProcess): Child {
  const exited = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  exited.catch(() => undefined); // it could not be started at all, which startChild throws
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const kill = () => void child.kill("SIGKILL");
  return {
    name,
    pid: child.pid ?? 0,
    exited,
    isRunning,
    kill,
    async stop(signal, graceMs) {
      if (!isRunning()) return;
      child.kill(signal);
      const timer = setTimeout(kill, graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

let setprivWorks: boolean | undefined;

/** `setpriv --pdeathsig` where util-linux has it: without it a killed parent would leave its children behind. */
function orphanPrefix(signal: string): string[] {
  setprivWorks ??= tries("setpriv", ["--pdeathsig", "TERM", "true"]);
  return setprivWorks ? ["setpriv", "--pdeathsig", signal] : [];
}

function tries(file: string, args: string[]): boolean {
  try {
    execFileSync(file, args, { stdio: "ignore" });
    return true;
  } catch {
    return false; // not installed, or an older one
  }
}
