import { createHash } from "node:crypto";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FollowState } from "./follow-state.ts";

const LINE_FEED = 0x0a;
const POLL_MS = 200;
const READ_BYTES = 256 * 1024;
/** A longer line is passed on in pieces. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const HEAD_BYTES = 256;
/** How long a renamed file is still read while its successor stays empty: the sensor may not have changed over yet. */
const CHANGE_OVER_MS = 10_000;

/** Whole lines, and the position behind them. */
export interface FollowedPart {
  bytes: Buffer;
  state: FollowState;
  /** What may have been lost before these lines, in a sentence; null for nothing. */
  gap: string | null;
}

export interface FollowInput {
  /** The file that the sensor writes. */
  path: string;
  /** Where the last reading ended; null for the first one, which starts at the beginning of the file. */
  state: FollowState | null;
  /** How long to wait for more, in milliseconds. What is there already is read in any case. */
  durationMs: number;
  signal: AbortSignal;
}

/**
 * Reads what a sensor wrote since the last reading, and goes on for some time. Each line comes once:
 * - The position counts whole lines only, and belongs to a file by device, inode and the hash of its beginning.
 * - A file that was renamed is read to its end, then its successor from the start; also when that happened between two
 *   readings, as long as the renamed file lies in the same folder and is not compressed.
 * - A file that became shorter, or begins differently, starts anew; what can be lost by that is told as a gap.
 */
export async function* follow({
  path,
  state,
  durationMs,
  signal,
}: FollowInput): AsyncGenerator<FollowedPart> {
  const deadline = performance.now() + durationMs;
  const { older, gap } = await rotatedFiles(path, state);
  let known = state;
  let openGap = gap;
  for (const file of older) {
    const reading = await Reading.open(file, known);
    known = null;
    if (!reading) continue;
    try {
      for await (const part of reading.parts(true)) yield { ...part, gap: take() };
    } finally {
      await reading.close();
    }
  }
  while (!signal.aborted) {
    const reading = await Reading.open(path, known);
    known = null;
    if (!reading) {
      if (performance.now() >= deadline) return;
      await sleep(POLL_MS);
      continue;
    }
    try {
      openGap ??= reading.gap;
      for (;;) {
        for await (const part of reading.parts(false)) yield { ...part, gap: take() };
        if (await reading.isReplaced(path)) break;
        if (signal.aborted || performance.now() >= deadline) return;
        if (await reading.isShorter()) break;
        await sleep(POLL_MS);
      }
      for await (const part of reading.parts(true)) yield { ...part, gap: take() };
      if (await reading.isShorter())
        openGap ??= "The file was emptied: what was written just before may be lost.";
    } finally {
      await reading.close();
    }
  }

  function take(): string | null {
    const taken = openGap;
    openGap = null;
    return taken;
  }
}

/** One open file, and how far it was read. */
class Reading {
  /** What opening showed to be lost; null for nothing. */
  readonly gap: string | null;
  readonly #file: FileHandle;
  readonly #state: FollowState;
  #replacedAt: number | null = null;

  private constructor(file: FileHandle, state: FollowState, gap: string | null) {
    this.#file = file;
    this.#state = state;
    this.gap = gap;
  }

  /** Null when there is no such file. Goes on at `known` if it is that file, else starts at its beginning. */
  static async open(path: string, known: FollowState | null): Promise<Reading | null> {
    const file = await open(path, "r").catch(() => null);
    if (!file) return null;
    const { dev, ino, size } = await file.stat();
    const start: FollowState = { device: dev, inode: ino, offset: 0, headBytes: 0, head: "", modifiedAt: 0 };
    if (known?.device !== dev || known.inode !== ino) return new Reading(file, start, null);
    const isSame = size >= known.offset && (await headOf(file, known.headBytes)) === known.head;
    if (isSame) return new Reading(file, { ...known }, null);
    return new Reading(
      file,
      start,
      "The file was emptied since the last reading: what was written then may be lost.",
    );
  }

  /** What can be read now, in parts of whole lines; with `isLast` also a last line without end. */
  async *parts(isLast: boolean): AsyncGenerator<Omit<FollowedPart, "gap">> {
    for (let want = READ_BYTES; ; ) {
      const buffer = Buffer.allocUnsafe(want);
      const { bytesRead } = await this.#file.read(buffer, 0, want, this.#state.offset);
      const bytes = buffer.subarray(0, bytesRead);
      const isFull = bytesRead === want;
      const end = bytes.lastIndexOf(LINE_FEED) + 1;
      if (end > 0) yield { bytes: bytes.subarray(0, end), state: await this.#advance(end) };
      else if (isFull && want < MAX_LINE_BYTES) want *= 2;
      else if (bytesRead > 0 && (isFull || isLast)) {
        const ended = isLast && !isFull ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes;
        yield { bytes: ended, state: await this.#advance(bytesRead) };
      } else return;
      if (end > 0) want = READ_BYTES;
    }
  }

  /** Whether the path now is another file, to which the sensor has changed over. */
  async isReplaced(path: string): Promise<boolean> {
    const now = await stat(path).catch(() => null);
    if (!now || (now.dev === this.#state.device && now.ino === this.#state.inode)) return false;
    this.#replacedAt ??= performance.now();
    return now.size > 0 || performance.now() - this.#replacedAt > CHANGE_OVER_MS;
  }

  async isShorter(): Promise<boolean> {
    const { size } = await this.#file.stat();
    return size < this.#state.offset;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #advance(bytes: number): Promise<FollowState> {
    const state = this.#state;
    state.offset += bytes;
    // Of the file itself: its clock is coarser than that of this process, and may be another machine's.
    state.modifiedAt = (await this.#file.stat()).mtimeMs;
    if (state.headBytes < HEAD_BYTES) {
      state.headBytes = Math.min(HEAD_BYTES, state.offset);
      state.head = await headOf(this.#file, state.headBytes);
    }
    return { ...state };
  }
}

async function headOf(file: FileHandle, length: number): Promise<string> {
  const head = Buffer.alloc(length);
  const { bytesRead } = await file.read(head, 0, length, 0);
  return createHash("sha256").update(head.subarray(0, bytesRead)).digest("hex");
}

/** Renamed files to read before the current one: the one that was read last, and those written since. */
async function rotatedFiles(
  path: string,
  state: FollowState | null,
): Promise<{ older: string[]; gap: string | null }> {
  if (state === null) return { older: [], gap: null };
  const current = await stat(path).catch(() => null);
  if (current?.ino === state.inode && current.dev === state.device) return { older: [], gap: null };
  const names = (await readdir(dirname(path)).catch(() => [])).filter(
    (name) =>
      name.startsWith(basename(path)) && name !== basename(path) && !/\.(gz|xz|bz2|zst|tmp)$/.test(name),
  );
  const files = [];
  for (const name of names) {
    const file = join(dirname(path), name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) files.push({ file, found });
  }
  const last = files.find(({ found }) => found.ino === state.inode && found.dev === state.device);
  const since = files
    .filter((entry) => entry !== last && entry.found.mtimeMs >= state.modifiedAt)
    .sort((a, b) => a.found.mtimeMs - b.found.mtimeMs);
  const older = [...(last ? [last] : []), ...since].map(({ file }) => file);
  return { older, gap: last ? null : "The file that was read last is gone: the end of it may be lost." };
}
