import { setImmediate } from "node:timers/promises";
import type { ErrorCode } from "../errors.ts";
import { OPENING_BYTES } from "./recognise.ts";

/** Size of a report, unpacked, at most: what agents take from a scanner as well. */
export const MAX_REPORT_BYTES = 2 * 1024 ** 3;
/** How much is parsed before other requests get their turn, in bytes: some milliseconds. */
const PIECE_BYTES = 64 * 1024;

/** Thrown where the bytes of a report end before its end. What was read until then counts. */
export class ReportCut extends Error {
  override name = "ReportCut";
  readonly code: Extract<ErrorCode, "UPLOAD_BROKEN" | "TOO_LARGE" | "IMPORT_CANCELLED">;

  constructor(code: ReportCut["code"], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The bytes of a report in small pieces, with a turn of the event loop between them. Throws ReportCut. */
export async function* reportPieces(
  content: AsyncIterable<Uint8Array>,
  maxBytes = MAX_REPORT_BYTES,
): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of readable(content)) {
    total += chunk.length;
    if (total > maxBytes) throw new ReportCut("TOO_LARGE", `A report has at most ${maxBytes} bytes.`);
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(PIECE_BYTES, chunk.length - at));
      await setImmediate();
    }
  }
}

async function* readable(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    if (error instanceof ReportCut) throw error;
    throw new ReportCut(
      "UPLOAD_BROKEN",
      "The upload broke off before the end of the file, or its gzip stream is damaged.",
      error,
    );
  }
}

/** Reads as many pieces as it takes to recognise a report. They are to be read again as part of it. */
export async function takeOpening(pieces: AsyncGenerator<Buffer>): Promise<Buffer[]> {
  const taken: Buffer[] = [];
  for (let bytes = 0; bytes < OPENING_BYTES; ) {
    const { value, done } = await pieces.next();
    if (done) break;
    taken.push(value);
    bytes += value.length;
  }
  return taken;
}
