import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { EventStream } from "../../agent/event-stream.ts";
import { projectDir } from "../../scripts/project.ts";
import { parseChunk } from "../events/event.ts";
import { REPORT_READERS } from "./parsers.ts";

/** Every report among a scanner's fixtures: what it writes itself, and what came from elsewhere. */
const REPORT = /\.(?:xml|dat|txt|eve\.json)$/;
/** Cut behind their first run, these are whole reports. */
const OF_SEVERAL_RUNS = ["elsewhere-joined.xml", "log-of-two-runs.txt"];

function reportsOf(scanner: string) {
  const folder = join(projectDir, "agent/scanners", scanner, "fixtures");
  const names = readdirSync(folder).filter((name) => REPORT.test(name));
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Reads a report in pieces. */
function read(scanner: string, report: Buffer, pieceBytes: number) {
  const parser = REPORT_READERS[scanner]?.createParser();
  if (!parser) throw new Error(`no parser for ${scanner}`);
  const events = [];
  for (let at = 0; at < report.length; at += pieceBytes)
    events.push(...parser.write(report.subarray(at, at + pieceBytes)));
  const end = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return { ...end, events: [...events, ...end.events] };
}

const change = fc.oneof(
  fc.record({ at: fc.nat(), drop: fc.nat(3), add: fc.uint8Array({ maxLength: 3 }) }),
  // What has a meaning to some reader.
  fc.record({
    at: fc.nat(),
    drop: fc.nat(60),
    add: fc
      .constantFrom(
        '"',
        "<",
        ">",
        "</",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "|",
        "\n",
        "\r\n",
        "\0",
        "\ufeff",
        "&#x0;",
        " FOUND\n",
      )
      .map((text) => Buffer.from(text)),
  }),
);

function mutate(report: Buffer, changes: { at: number; drop: number; add: Uint8Array }[]): Buffer {
  return changes.reduce((bytes, { at, drop, add }) => {
    const from = at % Math.max(1, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), add, bytes.subarray(from + drop)]);
  }, report);
}

// Where a report tells no time, the time of reading is taken: it must not differ by itself.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) }));
afterAll(() => void vi.useRealTimers());

describe.each(Object.keys(REPORT_READERS))("each report of %s", (scanner) => {
  const reports = reportsOf(scanner);

  it("is read when it was changed at random, alike in any pieces, to events that the head takes", async () => {
    for (const { name, bytes } of reports)
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 5 }),
          fc.integer({ min: 1, max: 700 }),
          async (changes, pieceBytes) => {
            const mutated = mutate(bytes, changes);
            const whole = read(scanner, mutated, mutated.length || 1);
            expect({ name, ...read(scanner, mutated, pieceBytes) }).toEqual({ name, ...whole });
            const stream = new EventStream(async (events) => void parseChunk(structuredClone(events)));
            await stream.add(whole.events);
            await stream.flush();
          },
        ),
        { numRuns: 25 },
      );
  });

  it("never tells less in silence when it was cut", () => {
    for (const { name, bytes } of reports) {
      if (OF_SEVERAL_RUNS.includes(name)) continue;
      const total = read(scanner, bytes, bytes.length || 1).events.length;
      fc.assert(
        fc.property(fc.nat(bytes.length), (length) => {
          const { events, verdict } = read(scanner, bytes.subarray(0, length), 4096);
          const isWhole = events.length >= total || verdict.outcome !== "complete";
          expect({ name, isWhole }).toEqual({ name, isWhole: true });
        }),
        { numRuns: 25 },
      );
    }
  });
});
