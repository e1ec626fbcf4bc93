import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "../errors.ts";

/** Size of a feed's file, unpacked, at most: ten times the largest there is. */
export const MAX_FEED_BYTES = 256 * 1024 * 1024;

/**
 * The bytes of a feed's file, unpacked where they are gzip, whatever its name says. Throws FEED_INVALID for a gzip file
 * that is damaged or ends too early, and TOO_LARGE over 256 MiB.
 */
export async function* feedBytes(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw new AppError("FEED_INVALID", "The file is empty.");
  const whole = joined(first.value, pieces);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  let total = 0;
  for await (const piece of isGzip ? gunzipped(whole) : whole) {
    total += piece.length;
    if (total > MAX_FEED_BYTES)
      throw new AppError("TOO_LARGE", `A feed has at most ${MAX_FEED_BYTES} bytes, unpacked.`);
    yield piece;
  }
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* gunzipped(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(content);
  const gunzip = createGunzip();
  packed.once("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
  } catch (cause) {
    throw new AppError("FEED_INVALID", "The gzip file is damaged, or ends before its end.", {
      cause: cause as Error,
    });
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}
