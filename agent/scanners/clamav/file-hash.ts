import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

/**
 * SHA-256 of infected files, so that the same malware is known again elsewhere. Reads regular files of at most 32 MiB, never
 * through a link, and only while `budgetBytes` last: reading blocks. Null for all others; never throws.
 */
export class FileHasher {
  #budgetBytes: number;

  constructor(budgetBytes = 8 * MAX_FILE_BYTES) {
    this.#budgetBytes = budgetBytes;
  }

  hash(path: Buffer): string | null {
    if (this.#budgetBytes <= 0) return null;
    try {
      const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        return this.#hashOpen(file);
      } finally {
        closeSync(file);
      }
    } catch {
      // Gone, or not for us to read: the finding stands without its hash.
      return null;
    }
  }

  #hashOpen(file: number): string | null {
    const status = fstatSync(file);
    if (!status.isFile() || status.size > Math.min(MAX_FILE_BYTES, this.#budgetBytes)) return null;
    const hash = createHash("sha256");
    const piece = Buffer.alloc(PIECE_BYTES);
    let total = 0;
    for (let length = -1; length !== 0 && total <= MAX_FILE_BYTES; total += length) {
      length = readSync(file, piece);
      hash.update(piece.subarray(0, length));
    }
    this.#budgetBytes -= total;
    return hash.digest("hex");
  }
}
