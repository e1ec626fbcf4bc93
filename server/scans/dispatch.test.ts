import { beforeEach, describe, expect, it } from "vitest";
import {
  assignScan,
  COMPLETE,
  codeOf,
  completion,
  enrollAgent,
  FAIL,
  operatorToken,
  run,
  runWell,
} from "../../test/support/graphql.ts";
import { ageQueued } from "../assignments/ageing.ts";
import { interruptAssignments, setWindowOpen } from "../assignments/hold.ts";
import { db, pool } from "../db.ts";

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "Counter" CASCADE`);
});

type Work = { id: string; attempt: number; targets: string[] };
const sharesOf = (scanId: string) => db.assignment.findMany({ where: { scanId }, orderBy: { id: "asc" } });
const act = async (mutation: string, id: string) =>
  (
    await runWell(
      `mutation ($id: ID!) { scan: ${mutation}(id: $id) { state } }`,
      { id },
      await operatorToken(),
    )
  ).scan.state;
const stateOf = async (id: string) =>
  (await runWell("query ($id: ID!) { scan(id: $id) { state } }", { id }, await operatorToken())).scan.state;
const explanations = async (scanId: string) => {
  const query = "query ($id: ID) { assignments(scanId: $id) { edges { node { explanation } } } }";
  const data = await runWell(query, { id: scanId }, await operatorToken());
  return data.assignments.edges.map((edge: { node: { explanation: string } }) => edge.node.explanation);
};

async function finish(agent: Awaited<ReturnType<typeof enrollAgent>>, work: Work) {
  await runWell(COMPLETE, { input: completion(work.id, work.attempt, 0) }, agent.token);
}

async function fail(agent: Awaited<ReturnType<typeof enrollAgent>>, work: Work, result = "FAILED") {
  const failure = { result, code: "SCANNER_FAILED", message: "It broke.", retry: false };
  const input = { assignmentId: work.id, attempt: work.attempt, eventCount: 0, command: [], ...failure };
  await runWell(FAIL, { input }, agent.token);
}

describe("splitting", () => {
  it("splits a network into even shares for the slots there are, and merges them to one state", async () => {
    const agents = await Promise.all([enrollAgent({ slots: 1 }), enrollAgent({ slots: 1 })]);
    const scan = await assignScan({ targets: ["10.0.0.0/24"] });
    const shares = await sharesOf(scan.id);
    expect(shares.map((share) => share.targets)).toEqual(
      ["0/27", "32/27", "64/27", "96/27", "128/27", "160/27", "192/27", "224/27"].map((text) => [
        `10.0.0.${text}`,
      ]),
    );
    for (let round = 0; round < 4; round++) {
      for (const agent of agents) {
        const [work] = (await agent.heartbeat({ freeSlots: 1 })).assignments;
        await finish(agent, work);
      }
      expect(await stateOf(scan.id)).toBe(round < 3 ? "RUNNING" : "SUCCEEDED");
    }
  });

  it("makes no share that needs two agents", async () => {
    await enrollAgent({ reach: ["10.0.0.0/28"] });
    await enrollAgent({ reach: ["10.0.0.16/28"] });
    const scan = await assignScan({ targets: ["10.0.0.0/27"] });
    expect((await sharesOf(scan.id)).map((share) => share.targets)).toEqual([
      ["10.0.0.0/28"],
      ["10.0.0.16/28"],
    ]);
  });

  it("hands a share only to an agent that reaches all of it, and says so while there is none", async () => {
    const near = await enrollAgent({ reach: ["10.0.0.0/24"] });
    const scan = await assignScan({ targets: ["10.9.0.0/30"] });
    expect((await near.heartbeat()).assignments).toEqual([]);
    expect((await explanations(scan.id))[0]).toMatch(/^Waiting: no online agent reaches 10\.9\.0\.0\/30; /);
    const far = await enrollAgent({ reach: ["10.9.0.0/16"] });
    expect((await far.heartbeat()).assignments).toHaveLength(1);
  });

  it("gives every agent that matches all targets, where asked for", async () => {
    const dmz = await Promise.all([enrollAgent(), enrollAgent()]);
    const lan = await enrollAgent({ labels: [{ name: "segment", value: "lan" }] });
    const labels = [{ name: "segment", value: "dmz" }];
    const scan = await assignScan({ targets: ["10.0.0.0/24"], placement: { everyAgent: true, labels } });
    const shares = await sharesOf(scan.id);
    expect(new Set(shares.map((share) => share.pinnedAgentId))).toEqual(new Set(dmz.map(({ id }) => id)));
    expect(shares.every((share) => share.targets.join() === "10.0.0.0/24")).toBe(true);
    expect((await lan.heartbeat()).assignments).toEqual([]);
    const nobody = {
      targets: ["10.0.0.1"],
      scanners: ["nmap"],
      placement: { everyAgent: true, minVersion: "99" },
    };
    const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
    expect(await codeOf(mutation, { input: nobody }, await operatorToken())).toBe("AGENT_NOT_FOUND");
  });
});

describe("fairness", () => {
  it("lets a scan of one share take its turn among the many of another", async () => {
    const agent = await enrollAgent({ slots: 100 });
    const large = await assignScan({ targets: ["10.0.0.0/18"] });
    await agent.heartbeat({ freeSlots: 20 });
    const small = await assignScan({ targets: ["10.200.0.1"] });
    const next: Work[] = (await agent.heartbeat({ freeSlots: 3 })).assignments;
    expect(next.map((work) => work.targets[0])).toContain("10.200.0.1");
    expect((await sharesOf(large.id)).length).toBeGreaterThan(100);
    expect(await stateOf(small.id)).toBe("RUNNING");
  });

  it("raises the priority of what waits, up to the highest", async () => {
    const scan = await assignScan({ priority: 1 });
    for (let round = 0; round < 12; round++) {
      await pool.query(`UPDATE "Assignment" SET "agedAt" = now() - interval '11 minutes'`);
      await Promise.all([ageQueued(), ageQueued()]);
    }
    expect(await sharesOf(scan.id)).toMatchObject([{ priority: 1, agedPriority: 10 }]);
  });

  it("looks past any number of assignments that do not fit", async () => {
    const agent = await enrollAgent({ reach: ["10.1.0.0/16"] });
    await pool.query(`UPDATE "Agent" SET slots = 100`);
    await enrollAgent({ reach: ["10.0.0.0/16"], slots: 256 });
    await assignScan({ targets: ["10.0.0.0/16"], priority: 9 });
    await assignScan({ targets: ["10.1.0.1"], priority: 1 });
    expect((await agent.heartbeat()).assignments).toMatchObject([{ targets: ["10.1.0.1"] }]);
  });
});

describe("pause, resume, retry, drain", () => {
  it("hands out nothing of a paused scan, lets running shares finish, and goes on after resume", async () => {
    const agent = await enrollAgent({ slots: 1 });
    const scan = await assignScan({ targets: ["10.0.0.0/26"] });
    const [work] = (await agent.heartbeat({ freeSlots: 1 })).assignments;
    expect(await act("pauseScan", scan.id)).toBe("PAUSED");
    expect(await act("pauseScan", scan.id)).toBe("PAUSED");
    await finish(agent, work);
    expect((await agent.heartbeat()).assignments).toEqual([]);
    expect((await explanations(scan.id))[0]).toMatch(/^Waiting: its scan is paused; /);
    expect(await act("resumeScan", scan.id)).toBe("RUNNING");
    const [next] = (await agent.heartbeat({ freeSlots: 1 })).assignments;
    await finish(agent, next);
    expect(await stateOf(scan.id)).toBe("SUCCEEDED");
  });

  it("keeps a share held that comes back while its scan is paused", async () => {
    const agent = await enrollAgent();
    const scan = await assignScan();
    await agent.heartbeat();
    await act("pauseScan", scan.id);
    await interruptAssignments({ scanId: scan.id });
    const [share] = await sharesOf(scan.id);
    await fail(agent, { id: share?.id ?? "", attempt: 1, targets: [] }, "CANCELLED");
    expect(await sharesOf(scan.id)).toMatchObject([{ state: "QUEUED", held: true, maxAttempts: 4 }]);
    expect((await agent.heartbeat()).assignments).toEqual([]);
  });

  it("interrupts at the end of a window, and goes on at its next opening", async () => {
    const agent = await enrollAgent();
    const scan = await assignScan();
    const [work] = (await agent.heartbeat()).assignments;
    await setWindowOpen(scan.id, false, "INTERRUPT");
    const running = [{ assignmentId: work.id, attempt: 1, progress: 0.5, progressNote: "" }];
    expect((await agent.heartbeat({ freeSlots: 0, running })).cancelled).toEqual([work.id]);
    await fail(agent, work, "CANCELLED");
    expect((await explanations(scan.id))[0]).toMatch(/^Waiting: the window of its scan is closed; /);
    await setWindowOpen(scan.id, true, "INTERRUPT");
    await pool.query(`UPDATE "Assignment" SET "notBefore" = now()`);
    expect((await agent.heartbeat()).assignments).toMatchObject([{ id: work.id, attempt: 2 }]);
  });

  it("retries failed shares only, and counts the new ones in place of the old", async () => {
    const agent = await enrollAgent({ slots: 2 });
    const scan = await assignScan({ targets: ["10.0.0.0/26"] });
    const [good, bad] = (await agent.heartbeat()).assignments;
    await finish(agent, good);
    await fail(agent, bad);
    expect(await stateOf(scan.id)).toBe("PARTIAL");
    expect(await act("retryScan", scan.id)).toBe("RUNNING");
    const again: Work[] = (await agent.heartbeat()).assignments;
    expect(again.map((work) => work.targets)).toEqual([bad.targets]);
    await finish(agent, again[0] as Work);
    expect(await stateOf(scan.id)).toBe("SUCCEEDED");
    expect(await db.assignment.findUniqueOrThrow({ where: { id: bad.id } })).toMatchObject({
      state: "FAILED",
      superseded: true,
    });
    const retry = "mutation ($id: ID!) { retryScan(id: $id) { id } }";
    expect(await codeOf(retry, { id: scan.id }, await operatorToken())).toBe("NOTHING_TO_RETRY");
  });

  it("gives a draining agent nothing new", async () => {
    const agent = await enrollAgent();
    const drain =
      "mutation ($id: ID!, $draining: Boolean!) { drainAgent(id: $id, draining: $draining) { draining } }";
    await runWell(drain, { id: agent.id, draining: true }, await operatorToken());
    const scan = await assignScan();
    expect((await agent.heartbeat()).assignments).toEqual([]);
    expect((await explanations(scan.id))[0]).toMatch(/^Waiting: every agent that fits is draining/);
    await runWell(drain, { id: agent.id, draining: false }, await operatorToken());
    expect((await agent.heartbeat()).assignments).toHaveLength(1);
  });

  it("does not start before the time asked for", async () => {
    const agent = await enrollAgent();
    const scan = await assignScan({ startAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await agent.heartbeat()).assignments).toEqual([]);
    expect((await explanations(scan.id))[0]).toMatch(/^Waiting: starts at /);
    const late = { targets: ["10.0.0.1"], scanners: ["nmap"], startAt: "2099-01-01T00:00:00Z" };
    const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
    expect((await run(mutation, { input: late }, await operatorToken())).errors?.[0]?.extensions.code).toBe(
      "BAD_INPUT",
    );
  });
});

describe("identity", () => {
  it("refuses a second live agent with one identity, shows the conflict, and lets the same spool return", async () => {
    const first = await enrollAgent({ spoolId: "one" });
    await expect(enrollAgent({ identity: first.identity, spoolId: "two" })).rejects.toThrow("AGENT_CONFLICT");
    await first.heartbeat();
    expect((await db.agent.findUniqueOrThrow({ where: { id: first.id } })).conflictAt).not.toBeNull();
    expect((await enrollAgent({ identity: first.identity, spoolId: "one" })).id).toBe(first.id);
    await pool.query(`UPDATE "AgentStatus" SET "lastHeartbeatAt" = now() - interval '2 minutes'`);
    expect((await enrollAgent({ identity: first.identity, spoolId: "two" })).id).toBe(first.id);
  });
});
