import { randomUUID } from "node:crypto";
import { link, readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const NAME = /^lock\.(\d{1,15})$/;
const holderSchema = z.object({ pid: z.int().min(1), startedAt: z.string() });

type Holder = z.infer<typeof holderSchema>;

/** Thrown when another process that lives holds the directory; the message is for the person who started this one. */
export class SpoolInUseError extends Error {
  override name = "SpoolInUseError";
}

/**
 * Takes a directory for this process alone, and returns how to give it back. The holder is the highest `lock.<number>`,
 * made by linking so that it is never there without its content; a dead holder is succeeded by the next number, which
 * exactly one process can make, and never removed by others. Throws SpoolInUseError while the holder lives.
 */
export async function takeLock(directory: string): Promise<() => Promise<void>> {
  const draft = join(directory, `lock-${process.pid}-${randomUUID()}`);
  const own: Holder = { pid: process.pid, startedAt: await startOf(process.pid) };
  await writeFile(draft, JSON.stringify(own), { mode: 0o600, flag: "wx" });
  try {
    for (;;) {
      const highest = Math.max(0, ...(await numbersIn(directory)));
      if (highest > 0) await assertDead(directory, highest);
      const lock = lockFile(directory, highest + 1);
      if (!(await tryLink(draft, lock))) continue;
      // A listing is not atomic: one that missed a change may have led to a number that was used before.
      const numbers = await numbersIn(directory);
      if (Math.max(...numbers) === highest + 1) {
        await Promise.all(
          numbers.filter((number) => number <= highest).map((number) => remove(directory, number)),
        );
        return () => remove(directory, highest + 1);
      }
      await unlink(lock);
    }
  } finally {
    await unlink(draft);
  }
}

async function assertDead(directory: string, number: number): Promise<void> {
  const holder = await readHolder(lockFile(directory, number));
  if (holder === null || !(await isAlive(holder))) return;
  throw new SpoolInUseError(
    `The spool directory ${directory} belongs to the agent with process id ${holder.pid}, which is running: give each agent a directory of its own with AGENT_SPOOL_DIR.`,
  );
}

/** Null when it is gone, or no lock of ours (a disk that lost its content). */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/** A process id may be used again, but not with the same start. */
async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return (await startOf(pid)) === startedAt;
}

/** Boot and clock tick at which a process started; "dead" for one that only waits to be reaped; "" without /proc. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    // pid (name, which may hold anything) state …; the start is field 22.
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "dead" : `${boot} ${fields[19]}`;
  } catch {
    return "";
  }
}

async function numbersIn(directory: string): Promise<number[]> {
  return (await readdir(directory)).flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function remove(directory: string, number: number): Promise<void> {
  // Another process may clear away the same number.
  return unlink(lockFile(directory, number)).catch(() => undefined);
}

function lockFile(directory: string, number: number): string {
  return join(directory, `lock.${number}`);
}
