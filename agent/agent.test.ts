import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Agent, type AgentParts, createAgent } from "./agent.ts";
import { createHeadApi } from "./api.ts";
import type { AgentConfig } from "./config.ts";
import { counter } from "./fixtures/counter-scanner.ts";
import { lease, ScriptedHead } from "./fixtures/scripted-head.ts";
import { spoolPath } from "./fixtures/spool-path.ts";
import { complete, events, silent } from "./fixtures/spool-setup.ts";
import { Spool } from "./spool.ts";
import { SpoolDirectory } from "./spool-directory.ts";

const limits = { minMs: 10, maxMs: 50 };

let head: ScriptedHead;
let agent: Agent;
let headUrl: string;
let spoolDir: string;

const start = async (config: Partial<AgentConfig> = {}, parts: Partial<AgentParts> = {}) => {
  const whole: AgentConfig = {
    headUrl,
    headFoundBy: "HEAD_URL",
    headAwayMs: 1_000,
    enrollmentToken: { token: "enroll" },
    tls: {},
    name: "test",
    labels: [],
    slots: 2,
    policyFile: undefined,
    identity: "machine/test",
    spoolDir,
    spoolBytes: 64 * 1024 * 1024,
    machine: {},
    scannerUser: null,
    scannerMemoryBytes: 1024 ** 3,
    ...config,
  };
  const directory = await SpoolDirectory.open(whole.spoolDir);
  agent = createAgent(whole, { scanners: [counter], directory, log: silent, limits, ...parts });
  await agent.start();
};

const policyFile = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), "policy-")), "policy.yaml");
  writeFileSync(file, text, { mode: 0o644 });
  return file;
};

/** The process id that the counting program prints in its lines. */
const pidOf = (id: string) => Number(/ (\d+)/.exec(JSON.stringify(head.events(id)[0]?.data))?.[1]);

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

beforeEach(async () => {
  head = new ScriptedHead();
  headUrl = await head.start();
  spoolDir = spoolPath();
});

afterEach(async () => {
  await agent.stop();
  await head.stop();
});

describe("an agent", () => {
  test("registers with what it measured, then heartbeats in its session", async () => {
    await start();
    const { input, authorization } = await head.seen("RegisterAgent");
    expect(authorization).toBeUndefined();
    expect(input).toMatchObject({
      enrollmentToken: "enroll",
      identity: "machine/test",
      spoolId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      headFoundBy: "HEAD_URL",
      slots: 2,
      capabilities: [{ name: "counter", version: "1.0", privileged: false, problem: null }],
      policy: { allow: { networks: expect.arrayContaining(["127.0.0.0/8"]) } },
    });
    const beat = await head.seen("Heartbeat");
    expect(beat.authorization).toBe("Bearer session-1");
    expect(beat.input).toEqual({
      activity: "IDLE",
      freeSlots: 2,
      running: [],
      load: expect.any(Number),
      memoryBytes: expect.any(Number),
      resultCount: 0,
      errorCount: 0,
      spoolBytes: 0,
      clockSkewMs: null,
      problem: null,
      metrics: {
        cpu: expect.any(Number),
        eventLoopMs: expect.any(Number),
        spoolRecords: 0,
        spoolLimitBytes: 64 * 1024 * 1024,
        scannerRuns: [],
      },
    });
  });

  test("runs a leased assignment and reports events, raw output and coverage", async () => {
    head.queue.push(lease("a", { config: { count: 3 } }));
    await start();
    const { input } = await head.seen("CompleteAssignment");
    expect(input).toMatchObject({
      assignmentId: "a",
      attempt: 1,
      eventCount: 3,
      coverage: { lines: 3, targetCount: 1, unresolved: [] },
      toolVersion: "1.0",
    });
    expect(input.command).toEqual([expect.stringMatching(/counts\.sh$/), "3", "0", "0"]);
    expect(head.events("a").map((event) => [event.sequence, event.type])).toEqual([
      [1, "line"],
      [2, "line"],
      [3, "line"],
    ]);
    const { bytes, last } = head.artifact("a");
    expect(bytes.toString()).toMatch(/^1 \d+\n2 \d+\n3 \d+\n$/);
    expect(last).toMatchObject({
      last: true,
      sizeBytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });

  test("sends findings while the scan still runs, and tells its progress", async () => {
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start();
    await head.seen("SubmitEvents");
    expect(head.of("CompleteAssignment")).toEqual([]);
    const beat = await head.seen("Heartbeat", ({ running }) =>
      JSON.stringify(running).includes('"progress":0.'),
    );
    expect(beat.input).toMatchObject({
      activity: "SCANNING",
      freeSlots: 1,
      running: [{ assignmentId: "a", attempt: 1, progressNote: "counting" }],
    });
  });

  test("asks for work again as soon as a slot is free", async () => {
    head.queue.push(...["a", "b", "c", "d"].map((id) => lease(id)));
    await start({ slots: 1 });
    for (const id of ["a", "b", "c", "d"])
      await head.seen("CompleteAssignment", ({ assignmentId }) => assignmentId === id);
    expect(head.of("Heartbeat").every(({ input }) => Number(input.freeSlots) <= 1)).toBe(true);
  });

  test("heartbeats at once when it is woken", async () => {
    await start();
    await expect.poll(() => head.subscribers).toBe(1);
    await expect.poll(() => head.of("Heartbeat").length).toBe(2);
    head.queue.push(lease("a"));
    const wokenAt = performance.now();
    head.wakeUp();
    await head.seen("CompleteAssignment");
    expect(performance.now() - wokenAt).toBeLessThan(2_000);
  });

  test("ends the scanner when its assignment is cancelled, and keeps what was found", async () => {
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start();
    await head.seen("SubmitEvents");
    head.cancelled.push("a");
    const { input } = await head.seen("FailAssignment");
    expect(input).toMatchObject({
      assignmentId: "a",
      result: "CANCELLED",
      code: "CANCELLED",
      retry: false,
      eventCount: head.events("a").length,
    });
    expect(isAlive(pidOf("a"))).toBe(false);
  });

  test("ends the scanner of a lost attempt and reports nothing more than events", async () => {
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start();
    await head.seen("SubmitEvents");
    head.lost.push("a");
    await expect.poll(() => isAlive(pidOf("a"))).toBe(false);
    await head.seen("Heartbeat", ({ errorCount }) => errorCount === 1);
    expect([...head.of("FailAssignment"), ...head.of("CompleteAssignment")]).toEqual([]);
  });

  test.each([
    ["counts it as ended well", "the head took its end meanwhile", "SUCCEEDED", false, true, "COMPLETE"],
    ["counts it as lost", "its end was too late", "EXPIRED", true, false, "LOST"],
  ])(
    "that is told an attempt is lost while the head still answers its end %s where %s",
    async (_does, _where, state, late, ok, code) => {
      const lines: string[] = [];
      const log = pino({}, { write: (line: string) => void lines.push(line) });
      const answered = Promise.withResolvers<void>();
      head.heartbeatSeconds = 0.1;
      head.queue.push(lease("a"));
      head.script = async ({ operation }) => {
        if (operation !== "CompleteAssignment") return undefined;
        await answered.promise;
        return { completeAssignment: { state, late } };
      };
      await start({}, { log });
      await head.seen("CompleteAssignment");
      head.lost.push("a");
      await expect.poll(() => head.lost).toEqual([]);
      const heartbeats = head.of("Heartbeat").length;
      // The one after the next: it sends what the agent made of the answer.
      await expect.poll(() => head.of("Heartbeat").length).toBeGreaterThan(heartbeats + 1);
      answered.resolve();
      await expect
        .poll(() => lines.map((line) => JSON.parse(line)).find(({ op }) => op === "assignment.run"))
        .toMatchObject({ assignmentId: "a", ok, code });
    },
  );

  test("reports a scanner that fails as failed, with the events it had", async () => {
    head.queue.push(lease("a", { config: { count: 2, exitCode: 3 } }));
    await start();
    const { input } = await head.seen("FailAssignment");
    expect(input).toMatchObject({
      result: "FAILED",
      code: "SCANNER_FAILED",
      message: "The counter ended with 3.",
      retry: false,
      eventCount: 2,
      coverage: { lines: 2 },
    });
  });

  test("stops a scan that takes longer than allowed", async () => {
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.1 }, maxRunSeconds: 1 }));
    await start();
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      result: "FAILED",
      code: "TIMEOUT",
      retry: false,
    });
  });

  test.each([
    [
      { targets: ["192.0.2.1"] },
      {
        result: "REFUSED",
        code: "POLICY_REFUSED",
        message: "The agent's policy refuses 192.0.2.1: not inside any allowed network.",
      },
    ],
    [
      { targets: ["127.0.0.1", "127.0.0.0-127.255.255.255", "10.0.0.0/8"] },
      { result: "REFUSED", code: "POLICY_REFUSED" },
    ],
    [{ targets: ["-oN x"] }, { result: "FAILED", code: "TARGET_INVALID" }],
    [{ targets: ["127.1"] }, { result: "FAILED", code: "TARGET_INVALID" }],
    [{ targets: ["no-such-host.invalid"] }, { result: "FAILED", code: "TARGET_UNRESOLVED" }],
    [{ exclusions: ["no-such-host.invalid"] }, { result: "FAILED", code: "EXCLUSION_UNRESOLVED" }],
    [{ config: { count: "; rm -rf /" } }, { result: "FAILED", code: "CONFIG_INVALID" }],
    [{ config: { args: ["-x"] } }, { result: "FAILED", code: "CONFIG_INVALID" }],
    [{ scanner: "unknown" }, { result: "FAILED", code: "SCANNER_UNKNOWN" }],
  ])("runs nothing for %o", async (rest, expected) => {
    head.queue.push(lease("a", rest));
    await start();
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      ...expected,
      retry: false,
      eventCount: 0,
      command: [],
    });
    expect(head.of("SubmitEvents")).toEqual([]);
  });

  test("goes on with the targets that have an address, and names the others", async () => {
    head.queue.push(lease("a", { targets: ["localhost", "no-such-host.invalid"] }));
    await start();
    expect((await head.seen("CompleteAssignment")).input).toMatchObject({
      coverage: { unresolved: ["no-such-host.invalid"] },
      partial: { code: "TARGETS_LEFT_OUT", message: "Not there, and so left out: 1 of what was asked for." },
    });
  });

  test("obeys the owner's policy before the head", async () => {
    head.queue.push(lease("a"));
    await start({
      policyFile: policyFile("allow: {networks: [127.0.0.0/8]}\ndeny: {networks: [127.0.0.1]}\n"),
    });
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      result: "REFUSED",
      message: "The agent's policy refuses 127.0.0.1: deny 127.0.0.1.",
    });
  });

  test("runs nothing and says so when the owner's policy cannot be understood", async () => {
    head.queue.push(lease("a"));
    await start({ policyFile: policyFile("allow: everything") });
    expect((await head.seen("RegisterAgent")).input.capabilities).toMatchObject([
      { problem: expect.stringContaining("is not valid at allow") },
    ]);
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      result: "REFUSED",
      code: "POLICY_INVALID",
    });
    expect(head.of("Heartbeat")[0]?.input.problem).toMatch(/^The policy file .* is not valid at allow/);
  });

  test("tells the head a changed policy with its next heartbeat, and obeys it at once", async () => {
    head.heartbeatSeconds = 0.1;
    const file = policyFile("allow: {networks: [127.0.0.0/8]}\n");
    await start({ policyFile: file });
    await head.seen("Heartbeat");
    writeFileSync(file, "allow: {networks: [127.0.0.2]}\nconcurrency: 1\n");
    const { input } = await head.seen("RegisterAgent", ({ slots }) => slots === 1);
    expect(input).toMatchObject({ policy: { allow: { networks: ["127.0.0.2"] } }, reach: ["127.0.0.2"] });
    head.queue.push(lease("a"));
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      result: "REFUSED",
      message: "The agent's policy refuses 127.0.0.1: not inside any allowed network.",
    });
    writeFileSync(file, "allow: nothing\n");
    await head.seen("Heartbeat", ({ problem }) => String(problem).includes("is not valid at allow"));
    await head.seen("RegisterAgent", ({ policy }) => JSON.stringify(policy).includes("problem"));
  });

  test("runs no more at the same time than its policy says, whatever it is handed", async () => {
    head.heartbeatSeconds = 0.1;
    head.script = ({ operation }) => {
      if (operation !== "Heartbeat" || head.of("Heartbeat").length > 1) return undefined;
      const assignments = ["a", "b", "c"].map((id) =>
        lease(id, { config: { count: "forever", pauseSeconds: 0.05 } }),
      );
      return { heartbeat: { assignments, cancelled: [], lost: [], heartbeatSeconds: 0.1 } };
    };
    await start({ policyFile: policyFile("allow: {networks: [127.0.0.0/8]}\nconcurrency: 1\n") });
    expect((await head.seen("RegisterAgent")).input.slots).toBe(1);
    const { input } = await head.seen("Heartbeat", ({ activity }) => activity === "SCANNING");
    expect(input).toMatchObject({ freeSlots: 0, running: [{ assignmentId: "a" }] });
  });

  const closed = "hours: {timeZone: UTC, open: [{days: [DAY], from: '00:00', to: '00:00'}]";
  const another = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"][(new Date().getUTCDay() + 2) % 7]!;
  const outside = closed.replace("DAY", another);

  test("outside the owner's hours takes no work, and gives back what it is handed", async () => {
    head.script = ({ operation }) =>
      operation === "Heartbeat" && head.of("Heartbeat").length === 1
        ? { heartbeat: { assignments: [lease("a")], cancelled: [], lost: [], heartbeatSeconds: 30 } }
        : undefined;
    await start({ policyFile: policyFile(`allow: {networks: [127.0.0.0/8]}\n${outside}}\n`) });
    expect((await head.seen("Heartbeat")).input).toMatchObject({ freeSlots: 0, problem: null });
    expect((await head.seen("FailAssignment")).input).toMatchObject({
      result: "FAILED",
      code: "OUTSIDE_HOURS",
      retry: true,
      command: [],
    });
  });

  test.each([
    ["interrupts what runs and gives it back", "INTERRUPT", true],
    ["lets what runs finish where the owner says so", "FINISH", false],
  ])("at the end of the owner's hours %s", async (_what, atEnd, isInterrupted) => {
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: 40, pauseSeconds: 0.1 } }));
    const file = policyFile("allow: {networks: [127.0.0.0/8]}\n");
    await start({ policyFile: file });
    await head.seen("SubmitEvents");
    writeFileSync(file, `allow: {networks: [127.0.0.0/8]}\n${outside}, atEnd: ${atEnd}}\n`);
    if (!isInterrupted) await head.seen("CompleteAssignment");
    else {
      expect((await head.seen("FailAssignment")).input).toMatchObject({ code: "OUTSIDE_HOURS", retry: true });
      expect(isAlive(pidOf("a"))).toBe(false);
    }
  });

  test("registers again when the head forgot it, and keeps its running work", async () => {
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start();
    await head.seen("SubmitEvents");
    const pid = pidOf("a");
    head.script = ({ authorization }) =>
      authorization === "Bearer session-1" ? { error: "UNAUTHENTICATED" } : undefined;
    await expect.poll(() => head.of("RegisterAgent").length).toBe(2);
    await head.seen("Heartbeat", () =>
      head.calls.some(
        ({ operation, authorization, input }) =>
          operation === "Heartbeat" &&
          authorization === "Bearer session-2" &&
          JSON.stringify(input.running).includes('"a"'),
      ),
    );
    expect(isAlive(pid)).toBe(true);
  });

  test("reads the file of its enrollment token anew for each registration", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "enrollment-")), "token");
    writeFileSync(file, "first\n");
    head.heartbeatSeconds = 0.1;
    await start({ enrollmentToken: { file } });
    expect((await head.seen("RegisterAgent")).input).toMatchObject({ enrollmentToken: "first" });
    await head.seen("Heartbeat");
    writeFileSync(file, "second\n");
    head.script = ({ operation, authorization }) =>
      operation === "Heartbeat" && authorization === "Bearer session-1"
        ? { error: "UNAUTHENTICATED", status: 401 }
        : undefined;
    await head.seen("RegisterAgent", ({ enrollmentToken }) => enrollmentToken === "second");
  });

  test("keeps trying while the file of its enrollment token is not there", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "enrollment-")), "token");
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    await start({ enrollmentToken: { file } }, { log });
    await expect.poll(() => lines.join("")).toContain("ENROLLMENT_TOKEN_FILE can't be read: ENOENT");
    writeFileSync(file, "late");
    expect((await head.seen("RegisterAgent")).input).toMatchObject({ enrollmentToken: "late" });
  });

  test("that asks too much comes back no sooner than it was told, in the same session", async () => {
    const askedAt: number[] = [];
    head.script = ({ operation }) => {
      if (operation !== "Heartbeat") return undefined;
      askedAt.push(performance.now());
      return askedAt.length === 1 ? { error: "RATE_LIMITED", status: 429, retryAfterSeconds: 1 } : undefined;
    };
    await start();
    await expect.poll(() => askedAt.length, { timeout: 10_000 }).toBeGreaterThan(1);
    const [first = 0, second = 0] = askedAt;
    expect(second - first).toBeGreaterThan(990); // sooner than this is too soon; its own wait is at most 50 ms here
    expect(head.of("RegisterAgent")).toHaveLength(1);
  });

  test("outlives a head that goes away and comes back, and then delivers what it found meanwhile", async () => {
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: 20, pauseSeconds: 0.02 } }));
    head.script = ({ operation }) =>
      operation === "SubmitEvents" ? { error: "UNAVAILABLE", status: 503 } : undefined;
    await start();
    await head.seen("SubmitEvents");
    const port = Number(new URL(headUrl).port);
    await head.stop();
    const next = new ScriptedHead();
    next.heartbeatSeconds = 0.1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await next.start(port);
    head = next;
    expect((await head.seen("CompleteAssignment")).input).toMatchObject({ eventCount: 20 });
    expect(head.events("a").map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test("goes on at another head that DNS names when its own stays away, in the same session", async () => {
    const standby = new ScriptedHead();
    const standbyUrl = await standby.start();
    onTestFinished(() => standby.stop());
    const found = { url: standbyUrl, by: "DNS _ai-defend._tcp.example.org" };
    const findOtherHead: AgentParts["findOtherHead"] = async (away) => (away === headUrl ? found : null);
    head.heartbeatSeconds = 0.1;
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    // Long waits for an absent head: the move must not sit them out.
    await start({ headAwayMs: 100 }, { findOtherHead, limits: { minMs: 60_000, maxMs: 60_000 } });
    await head.seen("SubmitEvents");
    await expect.poll(() => head.subscribers).toBe(1);
    await head.stop();
    const { authorization, input } = await standby.seen("Heartbeat");
    expect(authorization).toBe("Bearer session-1");
    expect(input).toMatchObject({ running: [{ assignmentId: "a" }] });
    await expect.poll(() => standby.subscribers).toBe(1);
    expect(standby.of("RegisterAgent")).toEqual([]);
  });

  test("delivers what an earlier process left, and holds its leases until then", async () => {
    const directory = await SpoolDirectory.open(spoolDir);
    const ended = { assignmentId: "ended", attempt: 2 };
    const killed = { assignmentId: "killed", attempt: 1 };
    const options = { directory, limitBytes: 1e7, api: createHeadApi({ url: headUrl }), log: silent };
    const spool = new Spool({ ...options, onRefused: () => undefined, onUnauthenticated: () => undefined });
    await spool.put(ended, events(1, 2));
    await spool.put(ended, complete(2));
    await spool.put(killed, { kind: "begin" });
    await spool.close();
    await directory.release();

    head.heartbeatSeconds = 0.1;
    head.script = ({ operation, input }) =>
      operation === "CompleteAssignment" && head.of("Heartbeat").length < 2 && input.assignmentId === "ended"
        ? { error: "UNAVAILABLE", status: 503 }
        : undefined;
    await start();
    const { input } = await head.seen("Heartbeat", ({ running }) =>
      JSON.stringify(running).includes('"ended"'),
    );
    expect(input).toMatchObject({ activity: "IDLE", freeSlots: 2 });
    expect(input.running).toContainEqual({
      ...ended,
      progress: 1,
      progressNote: "delivering what was found before a restart",
    });
    expect((await head.seen("FailAssignment")).input).toMatchObject({ ...killed, code: "AGENT_STOPPED" });
    await head.seen(
      "Heartbeat",
      ({ running, spoolBytes }) => spoolBytes === 0 && JSON.stringify(running) === "[]",
    );
    expect(head.calls[0]?.operation).toBe("RegisterAgent");
  });

  test("takes no new work while its spool is nearly full, and says why", async () => {
    head.heartbeatSeconds = 0.1;
    head.script = ({ operation }) =>
      operation === "SubmitEvents" ? { error: "UNAVAILABLE", status: 503 } : undefined;
    head.queue.push(lease("a", { config: { count: 200 } }));
    await start({ spoolBytes: 20_000 });
    const full = await head.seen("Heartbeat", ({ problem }) => problem !== null);
    expect(full.input.problem).toMatch(/^The spool is \d+ % full: no new work/);
    expect(full.input.freeSlots).toBe(0);
    head.script = () => undefined;
    await head.seen("CompleteAssignment");
    await head.seen("Heartbeat", ({ problem, freeSlots }) => problem === null && freeSlots === 2);
    expect(head.events("a")).toHaveLength(200);
  });

  test("registers again with its changed scanners, and keeps its running work and session until then", async () => {
    head.heartbeatSeconds = 0.1;
    let version = "1.0";
    const changing = { ...counter, detect: async () => ({ ...(await counter.detect()), version }) };
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start({}, { scanners: [changing], remeasureMs: 50 });
    await head.seen("SubmitEvents");
    version = "2.0";
    const { input } = await head.seen("RegisterAgent", ({ capabilities }) =>
      JSON.stringify(capabilities).includes('"2.0"'),
    );
    expect(input.spoolId).toBe(head.of("RegisterAgent")[0]?.input.spoolId);
    await head.seen("Heartbeat", () => head.calls.at(-1)?.authorization === "Bearer session-2");
    expect(head.of("RegisterAgent")).toHaveLength(2);
    expect(head.of("Heartbeat").at(-1)?.input).toMatchObject({ running: [{ assignmentId: "a" }] });
    expect(isAlive(pidOf("a"))).toBe(true);
  });

  test("says that no scanner can be used", async () => {
    const broken = {
      ...counter,
      detect: async () => ({ ...(await counter.detect()), problem: "It is broken." }),
    };
    await start({}, { scanners: [broken] });
    expect((await head.seen("Heartbeat")).input.problem).toBe("No scanner can be used. It is broken.");
  });

  test.each(["ENROLLMENT_REFUSED", "AGENT_CONFLICT"])(
    "keeps asking when it is refused with %s",
    async (error) => {
      head.script = ({ operation }) =>
        operation === "RegisterAgent" && head.of("RegisterAgent").length < 3 ? { error } : undefined;
      await start();
      await head.seen("Heartbeat");
      expect(head.of("RegisterAgent")).toHaveLength(3);
    },
  );

  test("stops its scans, says that they may be tried again, and says farewell last", async () => {
    head.queue.push(lease("a", { config: { count: "forever", pauseSeconds: 0.05 } }));
    await start();
    await head.seen("SubmitEvents");
    const stoppedAt = performance.now();
    await agent.stop();
    expect(performance.now() - stoppedAt).toBeLessThan(5_000);
    expect(head.of("FailAssignment")[0]?.input).toMatchObject({
      result: "FAILED",
      code: "AGENT_STOPPED",
      retry: true,
    });
    expect(head.calls.at(-1)?.operation).toBe("DeregisterAgent");
    expect(isAlive(pidOf("a"))).toBe(false);
  });
});
