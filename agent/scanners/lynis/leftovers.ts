import { lstatSync, readdirSync, readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";

/** Where lynis, as root, keeps the number of the process that audits; as a user it lies in the private directory. */
const LOCK_FILE = "/var/run/lynis.pid";
/** lynis names this folder itself, whatever the environment says. */
const TEMPORARY_FOLDER = "/tmp";
const TEMPORARY_FILE = /^lynis\.[A-Za-z0-9]{10}$/;

export interface Places {
  lockFile: string;
  temporaryFolder: string;
  processFolder: string;
}

const PLACES: Places = {
  lockFile: LOCK_FILE,
  temporaryFolder: TEMPORARY_FOLDER,
  processFolder: "/proc",
};

/** True while any lynis audits this machine, as far as this process can see. */
export function isAuditRunning(places: Places = PLACES): boolean {
  const owner = lockOwner(places.lockFile);
  return (owner !== null && isLynis(owner, places)) || auditors(places).length > 0;
}

/**
 * Removes what an audit that was killed left behind: its lock, which would keep lynis from starting again, and its temporary
 * files. Only this user's, and nothing while an audit is running. Never throws.
 */
export function removeLeftovers(places: Places = PLACES): void {
  if (isAuditRunning(places)) return;
  removeOwn(places.lockFile);
  for (const name of listFolder(places.temporaryFolder))
    if (TEMPORARY_FILE.test(name)) removeOwn(join(places.temporaryFolder, name));
}

function lockOwner(file: string): number | null {
  try {
    const text = readFileSync(file, "utf8").trim();
    return /^\d{1,10}$/.test(text) ? Number(text) : null;
  } catch {
    // No lock, or none that we may read: then it is not ours to judge.
    return null;
  }
}

function auditors(places: Places): string[] {
  return listFolder(places.processFolder).filter(
    (entry) => /^\d+$/.test(entry) && isLynis(Number(entry), places),
  );
}

/** A number may have been given to another program since. */
function isLynis(pid: number, { processFolder }: Places): boolean {
  try {
    const words = readFileSync(join(processFolder, String(pid), "cmdline"), "utf8").split("\0");
    const at = words.slice(0, 3).findIndex((word) => /(?:^|\/)lynis$/.test(word));
    return at !== -1 && words[at + 1] === "audit";
  } catch {
    // Gone, or there is no /proc: then a signal tells at least whether the process lives.
    return listFolder(processFolder).length === 0 && isAlive(pid);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function removeOwn(path: string): void {
  try {
    const status = lstatSync(path);
    if (status.isFile() && status.uid === process.geteuid?.()) unlinkSync(path);
  } catch {
    // Not there, or not ours.
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
