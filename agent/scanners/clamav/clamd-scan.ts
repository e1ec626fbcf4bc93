import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { askClamdForAll, ClamdConnection, ClamdError } from "./clamd-connection.ts";
import type { ClamdJob, ClamdRecord } from "./clamd-job.ts";

const PIECE_BYTES = 256 * 1024;
const TOO_LARGE = "Heuristics.Limits.Exceeded.MaxFileSize";

/**
 * Sends files to clamd over one session. The bytes are sent, not the path: so clamd sees exactly what the agent may read,
 * whoever it runs as and wherever it sees the file system. Only the further names of what was found are asked for by path,
 * as clamd tells only the first one of sent bytes; they count when the first one is among them.
 */
export class ClamdScan {
  readonly #job: ClamdJob;
  #connection: ClamdConnection | null = null;

  constructor(job: ClamdJob) {
    this.#job = job;
  }

  /** What clamd says of one regular file. Rejects with ClamdError when clamd is gone. */
  async scan(path: string): Promise<ClamdRecord> {
    let file: FileHandle;
    try {
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      file = await open(Buffer.from(path, "latin1"), flags);
    } catch {
      return { kind: "error", path, why: "Access denied." };
    }
    try {
      return await this.#scanOpen(path, file);
    } finally {
      await file.close();
    }
  }

  close(): void {
    this.#connection?.close();
  }

  async #scanOpen(path: string, file: FileHandle): Promise<ClamdRecord> {
    const status = await file.stat();
    if (!status.isFile()) return { kind: "special", path };
    if (status.size === 0) return { kind: "empty", path };
    if (status.size > this.#job.maxFileBytes) return { kind: "scanned", path, found: [TOO_LARGE] };
    if (status.size > this.#job.streamBytes)
      return { kind: "error", path, why: "larger than clamd takes (StreamMaxLength)" };
    const reply = await this.#sendFile(file, status.size);
    if (reply === null)
      return { kind: "error", path, why: "clamd ended the connection while it read the file" };
    const said = reply.replace(/^\d+: /, "").replace(/^stream: /, "");
    if (said === "OK") return { kind: "scanned", path, found: [] };
    const first = nameOf(said);
    if (first === null) return { kind: "error", path, why: said.replace(/\s*ERROR$/, "") };
    const all = await this.#allNames(path);
    if (all.includes(first)) return { kind: "scanned", path, found: all };
    return { kind: "scanned", path, found: [first], isFirstOnly: true };
  }

  /** clamd's reply; null when it broke off, or took too long. */
  async #sendFile(file: FileHandle, size: number): Promise<string | null> {
    const connection = await this.#connect();
    await connection.command("INSTREAM");
    const piece = Buffer.alloc(PIECE_BYTES);
    const length = Buffer.alloc(4);
    for (let left = size; left > 0 && !connection.isEnded; ) {
      const { bytesRead } = await file.read(piece, 0, Math.min(PIECE_BYTES, left));
      if (bytesRead === 0) break;
      left -= bytesRead;
      length.writeUInt32BE(bytesRead);
      await connection.send(Buffer.concat([length, piece.subarray(0, bytesRead)]));
    }
    length.writeUInt32BE(0);
    await connection.send(Buffer.from(length));
    try {
      const reply = await connection.reply(this.#job.fileTimeoutMs);
      if (reply === null) this.#forget();
      return reply;
    } catch (error) {
      if (!(error instanceof ClamdError)) throw error;
      this.#forget();
      return `${error.message} ERROR`;
    }
  }

  async #connect(): Promise<ClamdConnection> {
    if (this.#connection?.isEnded) this.#forget();
    if (this.#connection) return this.#connection;
    this.#connection = await ClamdConnection.open(this.#job.address);
    await this.#connection.command("IDSESSION");
    return this.#connection;
  }

  #forget(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** Names that clamd finds at that path; none where it may not read it. */
  async #allNames(path: string): Promise<string[]> {
    const { address, fileTimeoutMs } = this.#job;
    if (!("path" in address)) return [];
    try {
      const replies = await askClamdForAll(address, `ALLMATCHSCAN ${path}`, fileTimeoutMs);
      return replies.flatMap((reply) => nameOf(reply) ?? []);
    } catch (error) {
      if (!(error instanceof ClamdError)) throw error;
      return [];
    }
  }
}

/** "… Name FOUND", or with clamd's ExtendedDetectionInfo "… Name(md5:size) FOUND". A name holds no ": ". */
function nameOf(reply: string): string | null {
  if (!reply.endsWith(" FOUND")) return null;
  return reply
    .slice(reply.lastIndexOf(": ") + 1, -" FOUND".length)
    .replace(/\([0-9a-f]{32,64}:\d+\)$/, "")
    .trim();
}
