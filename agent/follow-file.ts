import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 100;
const CHUNK_BYTES = 64 * 1024;

/**
 * The bytes of a file that a program writes, in order, while it grows and until the program has ended. A file that never
 * comes is empty. The program may be less privileged than this process, so what it links to or shares with another place is
 * not read: then this throws.
 * @param ended settles when the program has ended, however it did
 */
export async function* followFile(path: string, ended: Promise<unknown>): AsyncGenerator<Buffer> {
  let isOver = false;
  const over = ended.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  let file: FileHandle | null = null;
  try {
    for (;;) {
      const wasOver = isOver; // asked before reading: what is written until the end is read as well
      file ??= await openIfThere(path);
      if (file) yield* readNew(file);
      if (wasOver) return;
      await Promise.race([sleep(LOOK_MS), over]);
    }
  } finally {
    await file?.close();
  }
}

async function* readNew(file: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES));
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const status = await file.stat();
  if (status.isFile() && status.nlink === 1) return file;
  await file.close();
  throw new Error("The scanner's output is no file of its own.");
}
