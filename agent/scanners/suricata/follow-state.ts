import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const FollowStateSchema = z.strictObject({
  device: z.number(),
  inode: z.number(),
  /** Bytes that were read, whole lines. */
  offset: z.number().int().min(0),
  /** How many bytes at the file's beginning `head` is the SHA-256 of. */
  headBytes: z.number().int().min(0),
  head: z.string(),
  /** When the file was last written to, as of the last reading, in milliseconds since 1970. */
  modifiedAt: z.number(),
});

/** Where the reading of a sensor's file ended. */
export type FollowState = z.infer<typeof FollowStateSchema>;

/** The file, one for each followed path, that remembers the position in `directory`. */
export function followStateFile(directory: string, path: string): string {
  const name = createHash("sha256").update(path).digest("hex").slice(0, 32);
  return join(directory, `suricata-follow-${name}.json`);
}

/** Null when there is none, or none that can be used: then the reading starts anew. */
export function loadFollowState(file: string): FollowState | null {
  try {
    return parseFollowState(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null; // absent, or damaged: both mean that nothing is remembered
  }
}

export function parseFollowState(value: unknown): FollowState | null {
  return FollowStateSchema.safeParse(value).data ?? null;
}

/** Replaces the remembered position, on disk when it returns. Throws when the disk does not take it. */
export function saveFollowState(file: string, state: FollowState): void {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  const temporary = `${file}.tmp`;
  const handle = openSync(temporary, "w", 0o600);
  try {
    writeSync(handle, JSON.stringify(state));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}
