import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ApiError, createHeadApi } from "./api.ts";
import type { ScanEvent } from "./finding.ts";
import { ScriptedHead } from "./fixtures/scripted-head.ts";
import { spoolPath } from "./fixtures/spool-path.ts";
import { complete, events, silent } from "./fixtures/spool-setup.ts";
import { Spool, type SpoolOptions } from "./spool.ts";
import { SpoolDirectory } from "./spool-directory.ts";

const MIB = 1024 * 1024;
const key = { assignmentId: "a", attempt: 1 };

let head: ScriptedHead;
let headUrl: string;
let path: string;
let directory: SpoolDirectory;
let spool: Spool;
let refused: ApiError[];

const sequences = (call: { input: Record<string, unknown> }) =>
  (call.input.events as ScanEvent[]).map(({ sequence }) => sequence);
const segments = () => readdirSync(join(path, "segments")).sort();
const hasStarted = () => head.calls.length > 0;

async function open(options: Partial<SpoolOptions> = {}, { sends = true } = {}): Promise<void> {
  directory = await SpoolDirectory.open(path);
  spool = new Spool({
    directory,
    limitBytes: 64 * MIB,
    api: createHeadApi({ url: headUrl }),
    log: silent,
    limits: { minMs: 5, maxMs: 20 },
    retryMs: 20,
    onRefused: (_, error) => void refused.push(error),
    onUnauthenticated: () => undefined,
    ...options,
  });
  await spool.recover();
  if (sends) spool.open();
}

async function close(): Promise<void> {
  await spool.close();
  await directory.release();
}

async function reopen(options: Partial<SpoolOptions> = {}): Promise<void> {
  await close();
  await open(options);
}

beforeEach(async () => {
  head = new ScriptedHead();
  headUrl = await head.start();
  refused = [];
  path = spoolPath();
});

afterEach(async () => {
  await close();
  await head.stop();
});

describe("the spool delivers", () => {
  beforeEach(() => open());

  test("in order, with numbered chunks, and keeps nothing afterwards", async () => {
    await spool.put(key, { kind: "begin" });
    await spool.put(key, events(1, 2));
    await spool.put(key, events(3, 3));
    await spool.put(key, complete(3));
    await spool.settled(key);
    expect(head.calls.map(({ operation, input }) => [operation, input.chunk])).toEqual([
      ["SubmitEvents", 1],
      ["SubmitEvents", 2],
      ["CompleteAssignment", undefined],
    ]);
    expect(spool.bytes).toBe(0);
    expect(segments()).toEqual([]);
  });

  test("the same call until the head takes it", async () => {
    head.script = () => (head.calls.length < 4 ? { error: "UNAVAILABLE", status: 503 } : undefined);
    await spool.put(key, events(1, 2));
    await spool.put(key, complete(2));
    await spool.settled(key);
    expect(head.of("SubmitEvents").map(sequences)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(head.of("SubmitEvents").map(({ input }) => input.chunk)).toEqual([1, 1, 1, 1]);
    expect(head.of("CompleteAssignment")).toHaveLength(1);
  });

  test("no sooner than the head asks", async () => {
    head.script = () =>
      head.calls.length < 2 ? { error: "UNAVAILABLE", status: 503, retryAfterSeconds: 0.3 } : undefined;
    const putAt = performance.now();
    await spool.put(key, complete(0));
    await spool.settled(key);
    expect(performance.now() - putAt).toBeGreaterThanOrEqual(290);
  });

  test("a chunk that is too large in halves, and repeats no half that arrived", async () => {
    head.script = ({ operation, input }) => {
      if (operation !== "SubmitEvents") return undefined;
      if (sequences({ input }).length > 2) return { error: "TOO_LARGE", status: 413 };
      return head.of("SubmitEvents").length === 4 ? { error: "UNAVAILABLE" } : undefined;
    };
    await spool.put(key, events(1, 5));
    await spool.put(key, complete(5));
    await spool.settled(key);
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

  test("one attempt while another is stuck", async () => {
    head.script = ({ input }) =>
      input.assignmentId === "a" ? { error: "INTERNAL_SERVER_ERROR" } : undefined;
    await spool.put(key, complete(0));
    await spool.put({ assignmentId: "b", attempt: 1 }, complete(0));
    await spool.settled({ assignmentId: "b", attempt: 1 });
    expect(segments()).toEqual(["a.1.0000000001.spool"]);
  });

  test("nothing more of an assignment the head does not know, and all of others", async () => {
    head.script = ({ input }) => (input.assignmentId === "a" ? { error: "ASSIGNMENT_NOT_FOUND" } : undefined);
    await spool.put(key, events(1, 1));
    await spool.put(key, complete(1));
    await spool.put({ assignmentId: "b", attempt: 1 }, complete(0));
    await Promise.all([spool.settled(key), spool.settled({ assignmentId: "b", attempt: 1 })]);
    expect(head.of("SubmitEvents")).toHaveLength(1);
    expect(head.of("CompleteAssignment").map(({ input }) => input.assignmentId)).toEqual(["b"]);
    expect(refused.map(({ code }) => code)).toEqual(["ASSIGNMENT_NOT_FOUND"]);
    expect(segments()).toEqual([]);
  });

  test("everything but an artifact that the head refuses", async () => {
    const part = { name: "raw.txt", mediaType: "text/plain", part: 1, data: "AA==", last: false };
    head.script = ({ operation }) => (operation === "SubmitArtifact" ? { error: "TOO_LARGE" } : undefined);
    await spool.put(key, { kind: "artifact", part });
    await spool.put(key, { kind: "artifact", part: { ...part, part: 2, last: true } });
    await spool.put(key, events(1, 1));
    await spool.put(key, complete(1));
    await spool.settled(key);
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
  ])("the failure of an attempt whose report is refused with %s", async (error, retry) => {
    head.script = ({ operation }) => (operation === "CompleteAssignment" ? { error } : undefined);
    await spool.put(key, events(1, 2));
    await spool.put(key, complete(2));
    await spool.settled(key);
    expect(head.of("FailAssignment").map(({ input }) => input)).toMatchObject([
      { ...key, result: "FAILED", code: "REPORT_REFUSED", retry, eventCount: 2 },
    ]);
  });

  test("no end of an attempt that is no longer ours", async () => {
    await spool.put(key, events(1, 1));
    await spool.put(key, { kind: "abandon" });
    await spool.settled(key);
    expect(head.calls.map(({ operation }) => operation)).toEqual(["SubmitEvents"]);
    expect(segments()).toEqual([]);
  });
});

describe("a spool that is opened again", () => {
  test("sends nothing before the agent has registered, then everything in order", async () => {
    await open({}, { sends: false });
    await spool.put(key, events(1, 3));
    await spool.put(key, complete(3));
    await close();
    await open({}, { sends: false });
    expect(spool.left()).toEqual([key]);
    expect(hasStarted()).toBe(false);
    spool.open();
    await spool.settled(key);
    expect(head.calls.map(({ operation }) => operation)).toEqual(["SubmitEvents", "CompleteAssignment"]);
    expect(head.of("CompleteAssignment")[0]?.input).toEqual({ ...key, ...complete(3).input });
    expect(spool.left()).toEqual([]);
  });

  test("reports an attempt without an end as stopped, so that it is queued again", async () => {
    await open({}, { sends: false });
    await spool.put(key, { kind: "begin" });
    await spool.put(key, events(1, 2));
    await spool.put({ assignmentId: "b", attempt: 2 }, { kind: "begin" });
    await reopen();
    await Promise.all([spool.settled(key), spool.settled({ assignmentId: "b", attempt: 2 })]);
    const stopped = { result: "FAILED", code: "AGENT_STOPPED", retry: true };
    expect(head.of("FailAssignment").map(({ input }) => input)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...key, ...stopped, eventCount: 2 }),
        expect.objectContaining({ assignmentId: "b", attempt: 2, ...stopped, eventCount: 0 }),
      ]),
    );
    expect(segments()).toEqual([]);
  });

  test("knows the number of events although the first segments were delivered and deleted", async () => {
    await open();
    for (let first = 1; first <= 40; first += 10) await spool.put(key, events(first, first + 9, 60_000));
    await expect.poll(() => head.of("SubmitEvents").length).toBe(4);
    await expect.poll(() => segments().length).toBe(1);
    await reopen();
    await spool.settled(key);
    expect(head.of("FailAssignment")[0]?.input).toMatchObject({ code: "AGENT_STOPPED", eventCount: 40 });
  });

  test("repeats at most what it had not deleted, with the same sequences", async () => {
    await open();
    await spool.put(key, events(1, 2));
    await expect.poll(() => head.of("SubmitEvents").length).toBe(1);
    await reopen();
    await spool.settled(key);
    expect(head.of("SubmitEvents").map(sequences)).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("keeps its id, and ignores files that are none of its own", async () => {
    await open();
    const { spoolId } = directory;
    await close();
    writeFileSync(join(path, "segments", "..odd"), "?");
    await open();
    expect(directory.spoolId).toBe(spoolId);
    expect(readdirSync(join(path, "corrupt"))).toEqual(["..odd"]);
    expect(segments()).toEqual([]);
  });
});

describe("a damaged spool", () => {
  const file = () => join(path, "segments", segments()[0]!);

  async function damaged(
    change: (bytes: Buffer) => Buffer,
    end: Parameters<Spool["put"]>[1] | null = complete(4),
  ) {
    await open({}, { sends: false });
    await spool.put(key, { kind: "begin" });
    await spool.put(key, events(1, 2));
    await spool.put(key, events(3, 4));
    if (end) await spool.put(key, end);
    await close();
    writeFileSync(file(), change(readFileSync(file())));
    await open();
    await spool.settled(key);
  }

  const flip = (mark: string) => (bytes: Buffer) => {
    const at = bytes.indexOf(mark);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };

  test("sets the damaged record aside, delivers the others, and lets the attempt be tried again", async () => {
    await damaged(flip('"sequence":1'));
    expect(head.of("SubmitEvents").map(sequences)).toEqual([[3, 4]]);
    expect(head.of("CompleteAssignment")).toEqual([]);
    expect(head.of("FailAssignment").map(({ input }) => input)).toMatchObject([
      { ...key, result: "FAILED", code: "SPOOL_CORRUPT", retry: true, eventCount: 2, command: ["x"] },
    ]);
    expect(readdirSync(join(path, "corrupt"))).toEqual([
      expect.stringMatching(/^a\.1\.0000000001\.spool\.\d+$/),
    ]);
    expect(spool.problem).toMatch(/^The spool had damaged records: 1 set aside in /);
    expect(segments()).toEqual([]);
  });

  test("says no more of a cancelled attempt than that", async () => {
    const input = {
      result: "CANCELLED" as const,
      code: "CANCELLED",
      message: "",
      retry: false,
      eventCount: 4,
      command: [],
    };
    await damaged(flip('"sequence":3'), { kind: "fail", input });
    expect(head.of("FailAssignment").map(({ input }) => input)).toMatchObject([
      { result: "CANCELLED", retry: false, eventCount: 2 },
    ]);
  });

  test("goes on behind a length that cannot be", async () => {
    await damaged((bytes) => {
      bytes.writeUInt32BE(0xffffffff, 4);
      return bytes;
    });
    expect(head.of("SubmitEvents").map(sequences)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(head.of("FailAssignment")[0]?.input).toMatchObject({ code: "SPOOL_CORRUPT", eventCount: 4 });
  });

  test("ignores a last record that was never finished", async () => {
    await damaged((bytes) => bytes.subarray(0, -3), null);
    expect(head.of("SubmitEvents").map(sequences)).toEqual([[1, 2]]);
    expect(head.of("FailAssignment")[0]?.input).toMatchObject({ code: "AGENT_STOPPED", eventCount: 2 });
    expect(spool.problem).toBeNull();
  });

  test("reports an attempt of which nothing is left", async () => {
    await damaged(() => Buffer.alloc(100));
    expect(head.calls.map(({ operation, input }) => [operation, input.code])).toEqual([
      ["FailAssignment", "AGENT_STOPPED"],
    ]);
  });
});

describe("a spool without room", () => {
  test("takes no new work when nearly full, and makes who reports wait until the head has taken some", async () => {
    head.script = () => ({ error: "UNAVAILABLE", status: 503 });
    await open({ limitBytes: MIB });
    for (let first = 1; first <= 3; first += 1) await spool.put(key, events(first, first, 300_000));
    expect(spool.takesWork).toBe(false);
    expect(spool.problem).toMatch(/^The spool is 85 % full: no new work is taken/);
    await spool.put(key, events(4, 4, 300_000));
    let isPut = false;
    const last = spool.put(key, events(5, 5, 300_000)).then(() => {
      isPut = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isPut).toBe(false);
    head.script = () => undefined;
    await last;
    await spool.put(key, complete(5));
    await spool.settled(key);
    expect(spool.problem).toBeNull();
    expect(head.events("a").map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  test("lets many attempts pass through a limit that is far below what they report", async () => {
    await open({ limitBytes: MIB });
    const keys = Array.from({ length: 8 }, (_, index) => ({ assignmentId: `s${index}`, attempt: 1 }));
    let most = 0;
    await Promise.all(
      keys.map(async (each) => {
        for (let first = 1; first <= 8; first += 1) {
          await spool.put(each, events(first, first, 200_000));
          most = Math.max(most, spool.bytes);
        }
        await spool.put(each, complete(8));
        await spool.settled(each);
      }),
    );
    for (const { assignmentId } of keys)
      expect(head.events(assignmentId).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(head.of("CompleteAssignment")).toHaveLength(8);
    // Those that asked at the same moment are all let in: one record for each attempt above the limit.
    expect(most).toBeLessThan(MIB + keys.length * 220_000);
  });

  test("lets go of delivered records while their attempt goes on, and still knows of it after a restart", async () => {
    await open({ limitBytes: 250_000 });
    await spool.put(key, { kind: "begin" });
    await spool.put(key, events(1, 1, 300_000));
    await spool.put(key, events(2, 2, 300_000));
    expect(head.events("a")[0]).toMatchObject({ sequence: 1 });
    expect(segments()).toEqual(["a.1.0000000003.spool"]);
    await reopen();
    await spool.settled(key);
    expect(head.of("FailAssignment")[0]?.input).toMatchObject({ code: "AGENT_STOPPED", eventCount: 2 });
    expect([head.events("a").length, segments(), spool.problem]).toEqual([2, [], null]);
  });

  test("waits for a disk that cannot be written, says so, and goes on by itself", async () => {
    await open();
    renameSync(join(path, "segments"), join(path, "away"));
    let isPut = false;
    const put = spool.put(key, events(1, 2)).then(() => {
      isPut = true;
    });
    await expect
      .poll(() => spool.problem)
      .toMatch(/^The spool cannot be written, so no new work is taken: ENOENT/);
    expect([isPut, spool.takesWork]).toEqual([false, false]);
    renameSync(join(path, "away"), join(path, "segments"));
    await put;
    expect(spool.problem).toBeNull();
    await spool.put(key, complete(2));
    await spool.settled(key);
    expect(head.events("a")).toHaveLength(2);
  });
});
