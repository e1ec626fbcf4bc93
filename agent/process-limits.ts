import { readdirSync, readFileSync, statSync } from "node:fs";

/** Files and sockets that one process may have open: nmap uses as many as it gets. */
const MAX_OPEN_FILES = 4_096;
/** Processes and threads that a scanner may start. */
const MAX_PROCESSES = 512;

export interface ProcessLimits {
  /** Most bytes of memory that each process may hold. */
  memoryBytes: number;
  /** Most bytes of each file that a process writes. */
  fileBytes: number;
  /** Whose processes count. */
  uid: number;
}

/**
 * Arguments of prlimit, for a process and its children. Memory is data, not address space: scanners map whole files, and Node
 * reserves far more than it uses. The kernel counts processes by user, so those that are there already come on top; it does
 * not count those of root. No core file, as that would hold what was scanned. A lower limit that the agent has itself stays.
 */
export function limitArguments({ memoryBytes, fileBytes, uid }: ProcessLimits): string[] {
  const own = readOwnLimits();
  const wanted = [
    ["data", "Max data size", memoryBytes],
    ["fsize", "Max file size", fileBytes],
    ["nofile", "Max open files", MAX_OPEN_FILES],
    ["nproc", "Max processes", countTasks(uid) + MAX_PROCESSES],
    ["core", "Max core file size", 0],
  ] as const;
  return wanted.map(([name, title, most]) => `--${name}=${Math.min(most, own.get(title) ?? most)}`);
}

/** The hard limits of this process, by their titles; those without one are left out. */
function readOwnLimits(): Map<string, number> {
  const lines = readIfThere("/proc/self/limits").matchAll(/^(Max .+?) {2,}\S+ +(\d+) /gm);
  return new Map([...lines].map(([, title = "", hard]) => [title, Number(hard)]));
}

/** Processes and threads of a user. */
function countTasks(uid: number): number {
  let tasks = 0;
  for (const entry of listProcesses()) {
    try {
      if (statSync(`/proc/${entry}`).uid === uid) tasks += readdirSync(`/proc/${entry}/task`).length;
    } catch {
      // Gone since the listing.
    }
  }
  return tasks;
}

function listProcesses(): string[] {
  try {
    return readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  } catch {
    return []; // no /proc: then prlimit is not there either
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
