import { readdir, readFile } from "node:fs/promises";

/** A process of this machine. */
interface Process {
  pid: number;
  parent: number;
  command: string[];
}

/** Scanner processes that an agent runs now. Linux only. */
export async function scannersOf(agentPid: number): Promise<number[]> {
  const children = (await allProcesses()).filter(
    ({ parent, command }) => parent === agentPid && isScanner(command),
  );
  return children.map(({ pid }) => pid);
}

/** All scanner processes of this machine, or those with this argument, whoever started them. */
export async function runningScanners(argument?: string): Promise<number[]> {
  const found = (await allProcesses()).filter(
    ({ command }) => isScanner(command) && (argument === undefined || command.includes(argument)),
  );
  return found.map(({ pid }) => pid);
}

function isScanner([program = ""]: string[]): boolean {
  return program.endsWith("nmap");
}

async function allProcesses(): Promise<Process[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(readProcess))).filter((found) => found !== null);
}

async function readProcess(pid: number): Promise<Process | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0");
    // The name in brackets may hold anything, brackets too.
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(parent), command };
  } catch {
    return null; // ended meanwhile
  }
}
