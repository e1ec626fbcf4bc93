import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  assignScan,
  COMPLETE,
  codeOf,
  completion,
  enrollAgent,
  FAIL,
  openPort,
  operatorToken,
  runWell,
  SUBMIT,
} from "../../test/support/graphql.ts";
import { db, pool } from "../db.ts";
import { expireAssignments } from "./expire.ts";

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "Counter" CASCADE`);
});

const loseLease = (id: string) =>
  pool.query(`UPDATE "Assignment" SET "leaseExpiresAt" = now() - interval '1 second' WHERE id = $1`, [id]);
const makeDue = () => pool.query(`UPDATE "Assignment" SET "notBefore" = now()`);
const get = (id: string) => db.assignment.findUniqueOrThrow({ where: { id } });

async function claimOne() {
  const agent = await enrollAgent();
  const scan = await assignScan();
  const { assignments } = await agent.heartbeat();
  return { agent, scan, work: assignments[0] };
}

describe("claim", () => {
  it("hands out by priority, then age, at most as many as there are free slots", async () => {
    const agent = await enrollAgent();
    const low = await assignScan({ name: "low", priority: 1 });
    const high = await assignScan({ name: "high", priority: 9 });
    const alsoHigh = await assignScan({ name: "also high", priority: 9 });
    const claimed = (await agent.heartbeat({ freeSlots: 2 })).assignments.map(
      (work: { id: string }) => work.id,
    );
    const idOf = (scan: typeof low) => scan.assignments.edges[0].node.id;
    expect(new Set(claimed)).toEqual(new Set([idOf(high), idOf(alsoHigh)]));
    expect((await agent.heartbeat({ freeSlots: 0 })).assignments).toEqual([]);
    expect((await agent.heartbeat({ freeSlots: 5 })).assignments[0].id).toBe(idOf(low));
  });

  it("hands each assignment to one agent, however many ask at once", async () => {
    const agents = await Promise.all(Array.from({ length: 8 }, () => enrollAgent()));
    await Promise.all(Array.from({ length: 20 }, () => assignScan()));
    const rounds = await Promise.all(agents.map((agent) => agent.heartbeat({ freeSlots: 2 })));
    const ids = rounds.flatMap((round) => round.assignments.map((work: { id: string }) => work.id));
    expect(ids).toHaveLength(16);
    expect(new Set(ids).size).toBe(16);
  });

  it("goes on behind an assignment that another head is working on, which stays for the next claim", async () => {
    const agent = await enrollAgent();
    const [first, second] = [await assignScan({ priority: 9 }), await assignScan({ priority: 1 })];
    const idOf = (scan: typeof first) => scan.assignments.edges[0].node.id;
    const other = await pool.connect();
    try {
      await other.query("BEGIN");
      await other.query(`SELECT FROM "Assignment" WHERE id = $1 FOR UPDATE`, [idOf(first)]);
      expect((await agent.heartbeat({ freeSlots: 1 })).assignments).toMatchObject([{ id: idOf(second) }]);
    } finally {
      await other.query("ROLLBACK");
      other.release();
    }
    expect((await agent.heartbeat({ freeSlots: 1 })).assignments).toMatchObject([{ id: idOf(first) }]);
  });

  it("gives nothing to an agent that lacks the scanner, a label, or is not the chosen one", async () => {
    const agent = await enrollAgent();
    const broken = [{ name: "nmap", version: "7.93", privileged: true, problem: "It does not start." }];
    const unable = await enrollAgent({ capabilities: broken });
    const elsewhere = await enrollAgent({ labels: [{ name: "segment", value: "lan" }] });
    await assignScan({ placement: { labels: [{ name: "segment", value: "dmz" }] } });
    expect((await unable.heartbeat()).assignments).toEqual([]);
    expect((await elsewhere.heartbeat()).assignments).toEqual([]);
    expect((await agent.heartbeat()).assignments).toHaveLength(1);
    await assignScan({ placement: { agentId: elsewhere.id } });
    expect((await agent.heartbeat()).assignments).toEqual([]);
    expect((await elsewhere.heartbeat()).assignments).toHaveLength(1);
  });

  it("explains why an assignment waits and who runs it", async () => {
    const scan = await assignScan({ placement: { labels: [{ name: "segment", value: "dmz" }] } });
    const { id, explanation } = scan.assignments.edges[0].node;
    expect(explanation).toMatch(/^Waiting: no agent is online; gives up at /);
    await enrollAgent({ labels: [] });
    const ask = async () =>
      (
        await runWell(
          "query ($id: ID!) { assignment(id: $id) { explanation } }",
          { id },
          await operatorToken(),
        )
      ).assignment.explanation;
    expect(await ask()).toMatch(/^Waiting: no online agent with segment=dmz; /);
    const agent = await enrollAgent();
    await agent.heartbeat();
    expect(await ask()).toMatch(/^Running on scan-1, attempt 1 of 3, lease until \d\d:\d\d:\d\d UTC\.$/);
  });
});

describe("reports", () => {
  it("turns events into detections, completes the assignment and finishes the scan", async () => {
    const { agent, scan, work } = await claimOne();
    const chunk = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22), openPort(2, 80)] };
    expect((await runWell(SUBMIT, { input: chunk }, agent.token)).submitEvents).toEqual({
      stored: 2,
      late: false,
    });
    const done = await runWell(COMPLETE, { input: completion(work.id, 1, 2) }, agent.token);
    expect(done.completeAssignment).toEqual({ state: "SUCCEEDED", late: false });
    const query = `query ($id: ID!) { scan(id: $id) { state progress finishedAt }
      detections(scanId: $id) { edges { node { title severity status assetLabel location eventCount } } }
      controlPlane { registeredAgents activeScans eventsProcessed detectionsCreated agentsByHealth { health count } } }`;
    const data = await runWell(query, { id: scan.id }, await operatorToken());
    expect(data.scan).toEqual({ state: "SUCCEEDED", progress: 1, finishedAt: expect.any(String) });
    expect(data.detections.edges.map((edge: { node: object }) => edge.node)).toContainEqual({
      title: "Open port 80/tcp",
      severity: "INFO",
      status: "OPEN",
      assetLabel: "192.0.2.1",
      location: "80/tcp",
      eventCount: 1,
    });
    expect(data.controlPlane).toEqual({
      registeredAgents: 1,
      activeScans: 0,
      eventsProcessed: 2,
      detectionsCreated: 2,
      agentsByHealth: [{ health: "ONLINE", count: 1 }],
    });
  });

  it("answers a repeated chunk and a repeated completion as the first time, and changes nothing", async () => {
    const { agent, work } = await claimOne();
    const chunk = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    const twice = [
      await runWell(SUBMIT, { input: chunk }, agent.token),
      await runWell(SUBMIT, { input: chunk }, agent.token),
    ];
    expect(twice[1]).toEqual(twice[0]);
    const complete = () => runWell(COMPLETE, { input: completion(work.id, 1, 1) }, agent.token);
    const ends = await Promise.all([complete(), complete(), complete()]);
    expect(new Set(ends.map((end) => JSON.stringify(end)))).toEqual(new Set([JSON.stringify(ends[0])]));
    expect(await runWell(SUBMIT, { input: chunk }, agent.token)).toEqual(twice[0]);
    expect(await db.event.count()).toBe(1);
    expect((await db.detection.findFirstOrThrow()).eventCount).toBe(1);
  });

  it("accepts no end before all events have arrived", async () => {
    const { agent, work } = await claimOne();
    expect(await codeOf(COMPLETE, { input: completion(work.id, 1, 1) }, agent.token)).toBe("EVENTS_MISSING");
    expect((await get(work.id)).state).toBe("RUNNING");
  });

  it("refuses events and reports for an assignment of another agent", async () => {
    const { work } = await claimOne();
    const thief = await enrollAgent();
    const chunk = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    expect(await codeOf(SUBMIT, { input: chunk }, thief.token)).toBe("ASSIGNMENT_NOT_FOUND");
    expect(await codeOf(COMPLETE, { input: completion(work.id, 1, 0) }, thief.token)).toBe(
      "ASSIGNMENT_NOT_FOUND",
    );
    expect(await db.event.count()).toBe(0);
    expect((await get(work.id)).state).toBe("RUNNING");
  });

  it("keeps a failure's reason, and gives the assignment back where another try may help", async () => {
    const { agent, work } = await claimOne();
    const failure = { result: "FAILED", code: "AGENT_STOPPED", message: "The agent stops.", retry: true };
    const input = { assignmentId: work.id, attempt: 1, eventCount: 0, command: [], ...failure };
    expect((await runWell(FAIL, { input }, agent.token)).failAssignment).toEqual({
      state: "FAILED",
      late: false,
    });
    expect(await get(work.id)).toMatchObject({ state: "QUEUED", attempt: 1, failureCode: "AGENT_STOPPED" });
    await makeDue();
    expect((await agent.heartbeat()).assignments[0]).toMatchObject({ id: work.id, attempt: 2 });
    const final = { ...input, attempt: 2, code: "TIMEOUT", message: "Took too long.", retry: false };
    await runWell(FAIL, { input: final }, agent.token);
    expect(await get(work.id)).toMatchObject({ state: "FAILED", failureMessage: "Took too long." });
  });
});

describe("endings", () => {
  const QUERY = `query ($id: ID!) { assignment(id: $id) { explanation
    ending { code message isPartial findingCount } attempts { ending { code } } } }`;
  const end = async (id: string) => (await runWell(QUERY, { id }, await operatorToken())).assignment;

  it("tells what was found, and why it is only a part", async () => {
    const { agent, work } = await claimOne();
    expect(await end(work.id)).toMatchObject({ ending: null, attempts: [{ ending: null }] });
    const events = [openPort(1, 22), openPort(2, 443), { ...openPort(3, 80), finding: undefined }];
    const chunk = { assignmentId: work.id, attempt: 1, chunk: 1, events };
    await runWell(SUBMIT, { input: chunk }, agent.token);
    await runWell(SUBMIT, { input: chunk }, agent.token);
    const partial = { code: "HOST_TIMEOUT", message: "1 host took too long." };
    await runWell(COMPLETE, { input: { ...completion(work.id, 1, 3), partial } }, agent.token);
    const message = "Ran, but not all was examined, and found 2 findings. 1 host took too long.";
    expect(await end(work.id)).toEqual({
      explanation: message,
      ending: { code: "HOST_TIMEOUT", message, isPartial: true, findingCount: 2 },
      attempts: [{ ending: { code: "HOST_TIMEOUT" } }],
    });
  });

  it("tells that nothing was found, and takes no code that is none", async () => {
    const { agent, work } = await claimOne();
    const input = completion(work.id, 1, 0);
    const partial = { code: "not a code", message: "" };
    expect(await codeOf(COMPLETE, { input: { ...input, partial } }, agent.token)).toBe("BAD_INPUT");
    await runWell(COMPLETE, { input }, agent.token);
    expect(await end(work.id)).toMatchObject({ ending: { code: "NOTHING_FOUND", isPartial: false } });
  });
});

describe("leases", () => {
  it("goes back to the queue when its agent is silent, and fences the late attempt", async () => {
    const { agent, work } = await claimOne();
    await loseLease(work.id);
    expect(await expireAssignments()).toBe(1);
    expect(await get(work.id)).toMatchObject({ state: "QUEUED", failureCode: "LEASE_LOST" });
    await makeDue();
    const second = await enrollAgent();
    expect((await second.heartbeat()).assignments[0]).toMatchObject({ id: work.id, attempt: 2 });
    const report = { assignmentId: work.id, attempt: 1, progress: 0.9, progressNote: "" };
    expect((await agent.heartbeat({ freeSlots: 0, running: [report] })).lost).toEqual([work.id]);
    const late = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    expect((await runWell(SUBMIT, { input: late }, agent.token)).submitEvents).toEqual({
      stored: 1,
      late: true,
    });
    const end = await runWell(COMPLETE, { input: completion(work.id, 1, 1) }, agent.token);
    expect(end.completeAssignment).toEqual({ state: "EXPIRED", late: true });
    expect(await get(work.id)).toMatchObject({ state: "RUNNING", attempt: 2, agentId: second.id });
    expect(await db.detection.count()).toBe(0);
    expect(await db.event.count({ where: { late: true } })).toBe(1);
  });

  it("holds as long as heartbeats report the assignment, and shows its progress", async () => {
    const { agent, work } = await claimOne();
    await loseLease(work.id);
    const report = { assignmentId: work.id, attempt: 1, progress: 0.4, progressNote: "SYN Stealth Scan" };
    const running = [{ ...report, progressIsEstimate: true }];
    expect(await agent.heartbeat({ freeSlots: 0, running })).toEqual({
      assignments: [],
      cancelled: [],
      lost: [],
    });
    expect(await expireAssignments()).toBe(0);
    expect(await get(work.id)).toMatchObject({
      state: "RUNNING",
      progress: 0.4,
      progressNote: "SYN Stealth Scan",
      progressIsEstimate: true,
    });
    const progressOfScan = async () =>
      (
        await runWell(
          "{ scans(first: 1) { edges { node { progress progressIsEstimate } } } }",
          {},
          await operatorToken(),
        )
      ).scans.edges[0].node;
    expect(await progressOfScan()).toEqual({ progress: 0.4, progressIsEstimate: true });
    // As an agent of before this field reports.
    await agent.heartbeat({ freeSlots: 0, running: [report] });
    expect(await get(work.id)).toMatchObject({ progressIsEstimate: false });
    expect(await progressOfScan()).toEqual({ progress: 0.4, progressIsEstimate: false });
  });

  it("ends EXPIRED when every attempt lost its lease", async () => {
    const { agent, work, scan } = await claimOne();
    for (let attempt = 1; attempt <= 3; attempt++) {
      await loseLease(work.id);
      await expireAssignments();
      await makeDue();
      await agent.heartbeat();
    }
    expect(await get(work.id)).toMatchObject({ state: "EXPIRED", attempt: 3 });
    expect((await db.scan.findUniqueOrThrow({ where: { id: scan.id } })).finishedAt).not.toBeNull();
  });

  it("ends EXPIRED when an agent keeps it beyond the longest run, however often it renews the lease", async () => {
    const { agent, work } = await claimOne();
    await pool.query(`UPDATE "Assignment" SET "deadlineAt" = now() + interval '50 ms' WHERE id = $1`, [
      work.id,
    ]);
    const running = [{ assignmentId: work.id, attempt: 1, progress: 0.9, progressNote: "" }];
    await agent.heartbeat({ freeSlots: 0, running });
    await vi.waitUntil(async () => (await expireAssignments()) === 1);
    expect(await get(work.id)).toMatchObject({ state: "EXPIRED", failureCode: "RAN_TOO_LONG" });
  });

  it("ends EXPIRED when no agent takes it in time", async () => {
    const scan = await assignScan();
    await pool.query(`UPDATE "Assignment" SET "deadlineAt" = now() - interval '1 second'`);
    await expireAssignments();
    const { id } = scan.assignments.edges[0].node;
    expect(await get(id)).toMatchObject({ state: "EXPIRED", failureCode: "NOT_STARTED" });
  });
});

describe("cancel", () => {
  const CANCEL = "mutation ($id: ID!) { cancelScan(id: $id) { state } }";

  it("ends what waits at once", async () => {
    const scan = await assignScan();
    expect((await runWell(CANCEL, { id: scan.id }, await operatorToken())).cancelScan.state).toBe(
      "CANCELLED",
    );
    expect((await runWell(CANCEL, { id: scan.id }, await operatorToken())).cancelScan.state).toBe(
      "CANCELLED",
    );
  });

  it("tells the agent with its next heartbeat, and ends when the agent confirms; what was found is kept", async () => {
    const { agent, scan, work } = await claimOne();
    expect((await runWell(CANCEL, { id: scan.id }, await operatorToken())).cancelScan.state).toBe(
      "CANCELLING",
    );
    const running = [{ assignmentId: work.id, attempt: 1, progress: 0.4, progressNote: "" }];
    expect((await agent.heartbeat({ freeSlots: 0, running })).cancelled).toEqual([work.id]);
    const chunk = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    await runWell(SUBMIT, { input: chunk }, agent.token);
    const failure = { result: "CANCELLED", code: "CANCELLED", message: "Stopped as asked.", retry: false };
    const input = { assignmentId: work.id, attempt: 1, eventCount: 1, command: [], ...failure };
    expect((await runWell(FAIL, { input }, agent.token)).failAssignment.state).toBe("CANCELLED");
    expect((await get(work.id)).state).toBe("CANCELLED");
    expect(await db.detection.count()).toBe(1);
  });

  it("ends CANCELLED when the agent falls silent before it confirms", async () => {
    const { scan, work } = await claimOne();
    await runWell(CANCEL, { id: scan.id }, await operatorToken());
    await loseLease(work.id);
    await expireAssignments();
    expect((await get(work.id)).state).toBe("CANCELLED");
  });

  it("knows no scan that does not exist", async () => {
    const token = await operatorToken();
    expect(await codeOf(CANCEL, { id: crypto.randomUUID() }, token)).toBe("SCAN_NOT_FOUND");
    expect(await codeOf(CANCEL, { id: "1; DROP TABLE" }, token)).toBe("SCAN_NOT_FOUND");
  });
});
