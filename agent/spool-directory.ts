import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { removePrivateDirectory } from "./private-directory.ts";
import type { AttemptKey } from "./report.ts";
import type { ScannerUser } from "./scanner-user.ts";
import { takeLock } from "./spool-lock.ts";
import { parseSegmentName, type Segment, syncDirectory } from "./spool-segment.ts";

/** Damaged records kept for a look, at most; more are only logged. */
const MAX_CORRUPT_FILES = 100;
const idSchema = z.object({ spoolId: z.uuid() });

/** An attempt that an earlier process left behind. */
export interface LeftAttempt {
  key: AttemptKey;
  /** In order. */
  segments: Segment[];
}

/**
 * A spool directory that this process holds alone:
 *
 *     spool.json   {spoolId}: tells the head two agents with one identity apart; no secret
 *     lock.<n>     who holds the directory
 *     segments/    records that are not delivered yet
 *     corrupt/     damaged records that were set aside
 *     state/       how far scanners came that go on where they stopped
 *     run/         working directories of scanners; cleared at each start
 */
export class SpoolDirectory {
  readonly spoolId: string;
  readonly segments: string;
  readonly run: string;
  readonly corrupt: string;
  readonly state: string;
  readonly #release: () => Promise<void>;

  private constructor(path: string, spoolId: string, release: () => Promise<void>) {
    this.spoolId = spoolId;
    this.segments = join(path, "segments");
    this.run = join(path, "run");
    this.corrupt = join(path, "corrupt");
    this.state = join(path, "state");
    this.#release = release;
  }

  /**
   * Makes the directory where it is missing, and takes it. `scannerUser` clears what is that user's of what scanners left.
   * Throws SpoolInUseError, or what the file system says.
   */
  static async open(path: string, scannerUser: ScannerUser | null = null): Promise<SpoolDirectory> {
    const root = resolve(path);
    await makePrivate(root, PASSAGE);
    const release = await takeLock(root);
    try {
      const directory = new SpoolDirectory(root, await readOrMakeId(root), release);
      for (const part of [directory.segments, directory.corrupt, directory.state]) await makePrivate(part);
      // Scanners that run as another user work there, each in a directory of its own.
      await makePrivate(directory.run, PASSAGE);
      for (const name of await readdir(directory.run))
        await removePrivateDirectory(join(directory.run, name), scannerUser);
      return directory;
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** Lets another process have it. */
  release(): Promise<void> {
    return this.#release();
  }

  /** What lies in segments/, attempt by attempt. Files that are none of ours are set aside. */
  async leftAttempts(): Promise<LeftAttempt[]> {
    const attempts = new Map<string, LeftAttempt>();
    for (const name of (await readdir(this.segments)).sort()) {
      const parsed = parseSegmentName(name);
      const file = join(this.segments, name);
      if (parsed === null) {
        await rename(file, join(this.corrupt, name));
        continue;
      }
      const { key, first } = parsed;
      const id = `${key.assignmentId}.${key.attempt}`;
      const attempt = attempts.get(id) ?? { key, segments: [] };
      attempts.set(id, attempt);
      attempt.segments.push({ file, first, bytes: (await stat(file)).size });
    }
    return [...attempts.values()];
  }

  /** Keeps damaged bytes for a look. Best effort. */
  async setAside(name: string, bytes: Buffer): Promise<void> {
    if (this.corruptCount() >= MAX_CORRUPT_FILES) return;
    await writeFile(join(this.corrupt, name), bytes, { mode: 0o600 });
  }

  /** Files that were set aside and not cleared away by the operator yet. */
  corruptCount(): number {
    try {
      return readdirSync(this.corrupt).length;
    } catch {
      // Removed by hand: then there is nothing to look at.
      return 0;
    }
  }
}

async function readOrMakeId(root: string): Promise<string> {
  const file = join(root, "spool.json");
  const text = await readFile(file, "utf8").catch(() => "");
  try {
    return idSchema.parse(JSON.parse(text)).spoolId;
  } catch {
    // Absent at the first start; unreadable after a disk's fault, where a new id is as good.
  }
  const spoolId = randomUUID();
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ spoolId })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await syncDirectory(root);
  return spoolId;
}

/** Others may pass through, but list nothing. */
const PASSAGE = 0o711;

/** Only the directory itself is closed to others: what is above it may serve them. */
async function makePrivate(path: string, mode = 0o700): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(path, { mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}
