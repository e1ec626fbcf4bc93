import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeRecord, findRecord } from "./spool-record.ts";

/** All intact records of a file, from its beginning. */
function readAll(bytes: Buffer): string[] {
  const payloads: string[] = [];
  for (let found = findRecord(bytes); found; found = findRecord(bytes, found.end))
    payloads.push(found.payload);
  return payloads;
}

const payloads = fc.array(fc.string({ unit: "binary", maxLength: 200 }), { minLength: 1, maxLength: 12 });

/** What becomes of a file: the records of which no byte changed must survive. */
interface Written {
  texts: string[];
  bytes: Buffer;
  /** Where each record begins; the last one is the end. */
  offsets: number[];
}

function write(texts: readonly string[]): Written {
  const records = texts.map((text) => encodeRecord(text));
  const offsets = [0];
  for (const { length } of records) offsets.push((offsets.at(-1) ?? 0) + length);
  return {
    texts: records.map((record) => findRecord(record)!.payload),
    bytes: Buffer.concat(records),
    offsets,
  };
}

const touched = ({ offsets }: Written, at: number) => offsets.findLastIndex((offset) => offset <= at);

/** All of `part` is in `whole`, in the same order. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const text of whole) if (at < part.length && part[at] === text) at += 1;
  return at === part.length;
}

describe("spool records", () => {
  test("come back as they were written", () => {
    const property = fc.property(payloads, (texts) => {
      expect(readAll(write(texts).bytes)).toEqual(texts.map((text) => Buffer.from(text).toString()));
    });
    fc.assert(property);
  });

  test("that were cut off are ignored, and all before them are kept", () => {
    const property = fc.property(payloads, fc.nat(), (texts, cut) => {
      const written = write(texts);
      const at = cut % written.bytes.length;
      expect(readAll(written.bytes.subarray(0, at))).toEqual(written.texts.slice(0, touched(written, at)));
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("whose bytes were changed are never given out, and all others are", () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    const property = fc.property(payloads, flips, (texts, changes) => {
      const written = write(texts);
      const damaged = new Set<number>();
      const positions = new Map(changes.map(([at, mask]) => [at % written.bytes.length, mask]));
      for (const [at, mask] of positions) {
        written.bytes[at] = written.bytes[at]! ^ mask;
        damaged.add(touched(written, at));
      }
      expect(readAll(written.bytes)).toEqual(written.texts.filter((_, index) => !damaged.has(index)));
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  test("are found behind a piece that is missing", () => {
    const property = fc.property(payloads, fc.nat(), fc.nat(), (texts, from, length) => {
      const written = write(texts);
      const start = from % written.bytes.length;
      const end = Math.min(written.bytes.length, start + 1 + (length % 300));
      const rest = Buffer.concat([written.bytes.subarray(0, start), written.bytes.subarray(end)]);
      const intact = written.texts.filter(
        (_, index) => (written.offsets[index + 1] ?? 0) <= start || (written.offsets[index] ?? 0) >= end,
      );
      // A cut from one record's marker to the next one's leaves a whole record behind: more may be found, but nothing else.
      const found = readAll(rest);
      expect(isWithin(intact, found)).toBe(true);
      expect(isWithin(found, written.texts)).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("are not found in arbitrary bytes", () => {
    const property = fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(readAll(Buffer.from(bytes))).toEqual([]);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
