import fc from "fast-check";
import pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { enrollAgent, openPort } from "../../test/support/graphql.ts";
import { config } from "../config.ts";
import { isDatabaseAway, pool } from "../db.ts";
import { parseChunk } from "../events/event.ts";

/** One head's own copy of the modules: its own batches, its own connections. */
async function loadHead() {
  vi.resetModules();
  const [claim, lease, report, expire, cancel, store, hold, scans, state] = await Promise.all([
    import("./claim.ts"),
    import("./lease.ts"),
    import("./report.ts"),
    import("./expire.ts"),
    import("./cancel.ts"),
    import("../events/store.ts"),
    import("./hold.ts"),
    import("../scans/assign-scan.ts"),
    import("./state.ts"),
  ]);
  return { ...claim, ...lease, ...report, ...expire, ...cancel, ...store, ...hold, ...scans, ...state };
}

type Head = Awaited<ReturnType<typeof loadHead>>;
type Held = { id: string; attempt: number; submitted: number };
type Agent = { id: string; held: Held[] };
type Step = {
  act: string;
  agent: number;
  head: number;
  which: number;
  alsoOnOther: boolean;
  /** How wrong the clock of the head is that acts. */
  skewSeconds: number;
  /** The database breaks every connection while the act is under way, as when it restarts. */
  isCut: boolean;
};

const ACTS = [
  "claim",
  "heartbeat",
  "submit",
  "complete",
  "fail",
  "giveBack",
  "cancel",
  "loseLease",
  "expire",
  "pause",
  "resume",
  "interrupt",
];
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  agent: fc.nat(1),
  head: fc.nat(1),
  which: fc.nat(3),
  alsoOnOther: fc.boolean(),
  skewSeconds: fc.integer({ min: -86_400, max: 86_400 }),
  isCut: fc.nat(9).map((number) => number === 0),
});

afterEach(() => vi.useRealTimers());

const capabilities = [{ name: "nmap", version: "7.93", privileged: true, problem: null }];
const realNow = () => Math.round(performance.timeOrigin + performance.now());
const FINAL = ["SUCCEEDED", "FAILED", "CANCELLED", "REFUSED", "EXPIRED"];

/** What is asked is asked again while the database is away, as agents, pages and duties do. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 20 || !isDatabaseAway(error)) throw error;
    }
  }
}

async function breakConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: config.DATABASE_URL });
  client.on("error", () => undefined); // the other head may break this one
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
}

async function perform({ act, which }: Step, head: Head, agent: Agent, scanId: string): Promise<void> {
  const held = agent.held[which % Math.max(1, agent.held.length)];
  const candidate = {
    id: agent.id,
    labels: {},
    capabilities,
    reach: [],
    policy: "{}",
    freeSlots: 1,
    load: 0,
  };
  switch (act) {
    case "claim": {
      const leased = await insist(() => head.claimAssignments(candidate));
      agent.held.push(...leased.map(({ id, attempt }) => ({ id, attempt, submitted: 0 })));
      return;
    }
    case "heartbeat":
      await Promise.all(
        agent.held.map(({ id, attempt }) =>
          insist(() =>
            head.renewLease({
              agentId: agent.id,
              assignmentId: id,
              attempt,
              progress: 0.5,
              progressNote: "",
              progressIsEstimate: false,
            }),
          ),
        ),
      );
      return;
    case "loseLease":
      await insist(() =>
        pool.query(
          `UPDATE "Assignment" SET "leaseExpiresAt" = now() - interval '1 s' WHERE "agentId" = $1 AND state = 'RUNNING'`,
          [agent.id],
        ),
      );
      return;
    case "expire":
      await insist(() => head.expireAssignments());
      await insist(() => pool.query(`UPDATE "Assignment" SET "notBefore" = now() WHERE state = 'QUEUED'`));
      return;
    case "pause":
      return insist(() => head.pauseScan(scanId));
    case "resume":
      return insist(() => head.resumeScan(scanId));
    case "interrupt":
      return insist(() => head.interruptAssignments({ scanId }));
    case "cancel": {
      if (which > 0) return; // rarely: it ends everything
      const { rows } = await insist(() =>
        pool.query(`SELECT id FROM "Assignment" WHERE "scanId" = $1 ORDER BY id LIMIT 1`, [scanId]),
      );
      return insist(() => head.cancelAssignments({ assignmentId: rows[0].id }));
    }
    default:
      if (held) await reportHeld(act, head, agent, held);
  }
}

async function reportHeld(act: string, head: Head, agent: Agent, held: Held): Promise<void> {
  const key = { agentId: agent.id, assignmentId: held.id, attempt: held.attempt };
  if (act === "submit") {
    held.submitted += 1;
    const events = parseChunk([openPort(held.submitted, held.submitted, "127.0.0.1")]);
    await insist(() => head.storeChunk(key, events));
    return;
  }
  const end = { ...key, eventCount: held.submitted, coverage: {}, command: [], toolVersion: "7.93" };
  const failure = {
    result: "FAILED",
    code: "SCANNER_FAILED",
    message: "It broke.",
    retry: act === "giveBack",
  } as const;
  await insist(() => head.reportAttempt(act === "complete" ? end : { ...end, failure }));
}

type Row = {
  id: string;
  state: string;
  attempt: number;
  agentId: string;
  attempts: number;
  ends: number;
  isGuarded: boolean;
};

async function readRows(scanId: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT a.id, a.state::text AS state, a.attempt, a."agentId",
       (SELECT count(*)::int FROM "Attempt" t WHERE t."assignmentId" = a.id) AS attempts,
       (SELECT count(*)::int FROM "Attempt" t WHERE t."assignmentId" = a.id AND t.result IS NULL) AS ends,
       a."deadlineAt" > now() AND (a.state <> 'RUNNING' OR a."leaseExpiresAt" IS NOT NULL) AS "isGuarded"
     FROM "Assignment" a WHERE a."scanId" = $1 ORDER BY a.id`,
    [scanId],
  );
  return rows;
}

function assertInvariants(rows: Row[], finals: Map<string, string>): void {
  for (const row of rows) {
    const seen = finals.get(row.id);
    if (seen) expect(`${row.state} ${row.attempt}`).toBe(seen); // final states never change
    if (FINAL.includes(row.state)) finals.set(row.id, `${row.state} ${row.attempt}`);
    else expect(row.isGuarded).toBe(true); // every other state has a deadline and an owner
    expect(row.attempts).toBe(row.attempt);
    expect(row.ends).toBe(row.state === "RUNNING" ? 1 : 0); // at most one current attempt, and it is the running one
  }
}

it("keeps its promises in every order of acts by two agents on two heads, whatever their clocks and connections do", async () => {
  const heads = [await loadHead(), await loadHead()];
  const enrolled = [await enrollAgent({ labels: [] }), await enrollAgent({ labels: [] })];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await insist(() => pool.query(`TRUNCATE "Scan", "Detection", "Counter" CASCADE`));
      const agents = enrolled.map(({ id }): Agent => ({ id, held: [] }));
      const first = heads[0] as Head;
      const request = { targets: ["10.0.0.0/25"], scanners: ["nmap"], createdBy: "test" };
      const { id: scanId } = await insist(() => first.assignScan(request));
      const finals = new Map<string, string>();
      for (const one of steps) {
        const agent = agents[one.agent] as Agent;
        // A repeat of the same act on the other head at the same time: a retry that crossed its answer.
        const used = one.alsoOnOther && one.act !== "submit" ? heads : [heads[one.head] as Head];
        vi.useFakeTimers({ toFake: ["Date"], now: realNow() + one.skewSeconds * 1000 });
        const acts = used.map((head) => perform(one, head, agent, scanId));
        // All are waited for, also where one fails: connections must not be broken in the next order of acts.
        const ends = await Promise.allSettled(one.isCut ? [...acts, breakConnections()] : acts);
        for (const end of ends) if (end.status === "rejected") throw end.reason;
        vi.useRealTimers();
        assertInvariants(await insist(() => readRows(scanId)), finals);
      }
      // No event lost, none counted twice.
      const submitted = agents.flatMap(({ held }) => held).reduce((sum, held) => sum + held.submitted, 0);
      const totals = `SELECT count(*)::int AS events,
           (SELECT coalesce(sum("eventCount"), 0)::int FROM "Attempt") AS counted,
           (SELECT coalesce(sum(value), 0)::int FROM "Counter" WHERE name = 'events') AS total FROM "Event"`;
      const { rows } = await insist(() => pool.query(totals));
      expect(rows[0]).toEqual({ events: submitted, counted: submitted, total: submitted });
    }),
    { numRuns: Number(process.env.INTERLEAVING_RUNS ?? 30), endOnFailure: true }, // a race seldom comes again, so there is nothing to shrink
  );
}, 120_000);
