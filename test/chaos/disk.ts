import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

const SIZE = "8m";
const PIECE = Buffer.alloc(64 * 1024);

/** A small disk of its own, which can be filled. */
export interface Disk {
  dir: string;
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a tmpfs of 8 MiB at `dir`. Null where that is not allowed: `dir` is then a plain directory. */
export async function mountDisk(dir: string): Promise<Disk | null> {
  await mkdir(dir, { recursive: true });
  const { failed } = await execa("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=700`, "chaos", dir], {
    reject: false,
  });
  if (failed) return null;
  const filler = join(dir, "filler");
  return {
    dir,
    async fill() {
      // In pieces that become smaller, so that not even a small file fits.
      for (const bytes of [PIECE.length, 4096, 512]) {
        let hasRoom = true;
        while (hasRoom) hasRoom = await isWritten(filler, PIECE.subarray(0, bytes));
      }
    },
    free: () => rm(filler, { force: true }),
    remove: async () => void (await execa("umount", ["--lazy", dir], { reject: false })),
  };
}

function isWritten(file: string, piece: Uint8Array): Promise<boolean> {
  return writeFile(file, piece, { flag: "a" }).then(
    () => true,
    () => false,
  );
}
