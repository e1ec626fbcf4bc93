import { describe, expect, test } from "vitest";
import { EventStream } from "./event-stream.ts";
import type { ParsedEvent, ScanEvent } from "./finding.ts";

const event: ParsedEvent = {
  type: "line",
  observedAt: "2026-11-23T00:00:00.000Z",
  asset: { kind: "MACHINE", hostname: "m" },
  data: {},
};
const many = (count: number) => Array.from({ length: count }, () => event);

describe("an event stream", () => {
  test("stops reading while its chunks are not taken, and then passes all on in order", async () => {
    const chunks: ScanEvent[][] = [];
    const { promise: taken, resolve: take } = Promise.withResolvers<void>();
    const stream = new EventStream(async (events) => {
      chunks.push(events);
      await taken;
    });
    const adding = stream.add(many(2_000));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(chunks.map(({ length }) => length)).toEqual([500]);
    expect(stream.count).toBe(500);
    take();
    await adding;
    await stream.flush();
    expect(chunks.map(({ length }) => length)).toEqual([500, 500, 500, 500]);
    expect(chunks.flat().map(({ sequence }) => sequence)).toEqual(many(2_000).map((_, index) => index + 1));
  });

  test("passes on a chunk that is not full after half a second", async () => {
    const { promise, resolve } = Promise.withResolvers<ScanEvent[]>();
    const stream = new EventStream(async (events) => resolve(events));
    const addedAt = performance.now();
    await stream.add(many(2));
    expect(await promise).toHaveLength(2);
    expect(performance.now() - addedAt).toBeGreaterThan(400);
  });
});
