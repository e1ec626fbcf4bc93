import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiError, createHeadApi } from "./api.ts";
import type { ScanEvent } from "./finding.ts";
import { ScriptedHead } from "./fixtures/scripted-head.ts";
import { MemoryOutbox } from "./outbox.ts";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const key = { assignmentId: "a", attempt: 1 };

let head: ScriptedHead;
let outbox: MemoryOutbox;
let refused: ApiError[];

const events = (first: number, last: number): ScanEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    sequence: first + index,
    type: "line",
    observedAt: "2026-11-23T00:00:00.000Z",
    asset: { kind: "MACHINE", hostname: "m" },
    data: {},
  }));
const complete = (eventCount: number) => ({
  kind: "complete" as const,
  input: { eventCount, coverage: {}, command: [], toolVersion: "" },
});
const sequences = (call: { input: Record<string, unknown> }) =>
  (call.input.events as ScanEvent[]).map(({ sequence }) => sequence);

beforeEach(async () => {
  head = new ScriptedHead();
  refused = [];
  outbox = new MemoryOutbox({
    api: createHeadApi(await head.start()),
    log: silent,
    limits: { minMs: 5, maxMs: 20 },
    onRefused: (_, error) => void refused.push(error),
    onUnauthenticated: () => undefined,
  });
});

afterEach(async () => {
  outbox.close();
  await head.stop();
});

describe("the outbox", () => {
  test("delivers in order, with numbered chunks", async () => {
    await outbox.put(key, { kind: "events", events: events(1, 2) });
    await outbox.put(key, { kind: "events", events: events(3, 3) });
    await outbox.put(key, complete(3));
    await outbox.settled(key);
    expect(head.calls.map(({ operation, input }) => [operation, input.chunk])).toEqual([
      ["SubmitEvents", 1],
      ["SubmitEvents", 2],
      ["CompleteAssignment", undefined],
    ]);
    expect(outbox.pendingBytes).toBe(0);
  });

  test("repeats the same call until the head takes it", async () => {
    head.script = () => (head.calls.length < 4 ? { error: "UNAVAILABLE", status: 503 } : undefined);
    await outbox.put(key, { kind: "events", events: events(1, 2) });
    await outbox.put(key, complete(2));
    await outbox.settled(key);
    expect(head.of("SubmitEvents").map(sequences)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(head.of("SubmitEvents").map(({ input }) => input.chunk)).toEqual([1, 1, 1, 1]);
    expect(head.of("CompleteAssignment")).toHaveLength(1);
  });

  test("waits as long as the head asks", async () => {
    head.script = () =>
      head.calls.length < 2 ? { error: "UNAVAILABLE", status: 503, retryAfterSeconds: 0.3 } : undefined;
    const putAt = performance.now();
    await outbox.put(key, complete(0));
    await outbox.settled(key);
    expect(performance.now() - putAt).toBeGreaterThanOrEqual(290);
  });

  test("halves a chunk that is too large, and repeats no half that arrived", async () => {
    head.script = ({ operation, input }) => {
      if (operation !== "SubmitEvents") return undefined;
      if (sequences({ input }).length > 2) return { error: "TOO_LARGE", status: 413 };
      return head.of("SubmitEvents").length === 4 ? { error: "UNAVAILABLE" } : undefined;
    };
    await outbox.put(key, { kind: "events", events: events(1, 5) });
    await outbox.settled(key);
    expect(head.of("SubmitEvents").map(sequences)).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2, 3],
      [1, 2],
      [3],
      [3, 4, 5],
      [3, 4],
      [5],
    ]);
    expect(refused).toEqual([]);
  });

  test("drops an assignment the head does not know, and only that", async () => {
    head.script = ({ input }) => (input.assignmentId === "a" ? { error: "ASSIGNMENT_NOT_FOUND" } : undefined);
    await outbox.put(key, { kind: "events", events: events(1, 1) });
    await outbox.put(key, complete(1));
    await outbox.put({ assignmentId: "b", attempt: 1 }, complete(0));
    await Promise.all([outbox.settled(key), outbox.settled({ assignmentId: "b", attempt: 1 })]);
    expect(head.of("SubmitEvents")).toHaveLength(1);
    expect(head.of("CompleteAssignment").map(({ input }) => input.assignmentId)).toEqual(["b"]);
    expect(refused.map(({ code }) => code)).toEqual(["ASSIGNMENT_NOT_FOUND"]);
  });

  test("gives up only the artifact when the head refuses that", async () => {
    const part = { name: "raw.txt", mediaType: "text/plain", part: 1, data: "AA==", last: false };
    head.script = ({ operation }) => (operation === "SubmitArtifact" ? { error: "TOO_LARGE" } : undefined);
    await outbox.put(key, { kind: "artifact", part });
    await outbox.put(key, { kind: "artifact", part: { ...part, part: 2, last: true } });
    await outbox.put(key, { kind: "events", events: events(1, 1) });
    await outbox.put(key, complete(1));
    await outbox.settled(key);
    expect(head.calls.map(({ operation }) => operation)).toEqual([
      "SubmitArtifact",
      "SubmitEvents",
      "CompleteAssignment",
    ]);
    expect(refused).toEqual([]);
  });

  test.each([
    ["BAD_INPUT", false],
    ["EVENTS_MISSING", true],
  ])("tells the head that the attempt failed when it refuses a report with %s", async (error, retry) => {
    head.script = ({ operation }) => (operation === "CompleteAssignment" ? { error } : undefined);
    await outbox.put(key, { kind: "events", events: events(1, 2) });
    await outbox.put(key, complete(2));
    await outbox.settled(key);
    expect(head.of("FailAssignment").map(({ input }) => input)).toMatchObject([
      { ...key, result: "FAILED", code: "REPORT_REFUSED", retry, eventCount: 2 },
    ]);
  });
});
