import { mkdtemp, readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Database, startDatabase } from "../scripts/database.ts";
import { freePort } from "../scripts/free-port.ts";
import { ask, post, sendTo } from "./support/client.ts";
import { follow } from "./support/follow.ts";
import { samplesOf, typesOf } from "./support/metrics.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { until } from "./support/until.ts";

let options: Parameters<typeof startDatabase>[0];
let database: Database;
let head: TestHead;
let metricsPort: number;
let support: typeof import("./support/graphql.ts");
let viewer: string;

const scrape = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
/** A scrape that is not answered from an older look at the database. */
const scrapeUntil = (what: string, isThere: (samples: Map<string, number>) => boolean) =>
  until(what, async () => {
    const samples = samplesOf(await scrape());
    return isThere(samples) && samples;
  });

beforeAll(async () => {
  const dir = await mkdtemp(join(inject("tempDir"), "own-database-"));
  options = { dataDir: join(dir, "data"), logFile: join(dir, "database.log"), settings: { fsync: "off" } };
  database = await startDatabase(options);
  process.env.DATABASE_URL = database.url; // before the modules that read it are imported
  metricsPort = await freePort();
  head = await startHead({ env: { METRICS_PORT: String(metricsPort), LEASE_SECONDS: "3" } });
  support = await import("./support/graphql.ts");
  viewer = await support.tokenOf("VIEWER");
});

afterAll(async () => {
  await head?.kill();
  await database?.stop();
});

describe("who may read metrics", () => {
  const status = async (token?: string) => {
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    const response = await fetch(`${head.url}/metrics`, { headers });
    return [response.status, response.headers.get("content-type"), (await response.text()).slice(0, 6)];
  };

  it("on the main port a token of any role, and no agent", async () => {
    const agent = await support.enrollAgent({}, sendTo(head.url));
    const answers = await Promise.all([
      status(),
      status("aid_made-up-by-somebody-else"),
      status(agent.token),
    ]);
    expect(answers.map(([code]) => code)).toEqual([401, 401, 403]);
    expect(await status(viewer)).toEqual([200, "text/plain; version=0.0.4; charset=utf-8", "# HELP"]);
  });

  it("on the port of its own everybody, who gets nothing else there", async () => {
    const own = `http://127.0.0.1:${metricsPort}`;
    const answers = await Promise.all([
      fetch(`${own}/metrics`),
      fetch(`${own}/graphql`),
      fetch(`${own}/`),
      fetch(`${own}/metrics`, { method: "POST" }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 404, 404, 405]);
  });
});

describe("what a head tells", () => {
  it("is what docs/metrics.md lists, with the same types, and a process's usual metrics", async () => {
    const served = typesOf(await scrape());
    const page = await readFile(join(import.meta.dirname, "../docs/metrics.md"), "utf8");
    const listed = [...page.matchAll(/^\| `(ai_defend_\w+)` \| (\w+) \|/gm)].map(([, name, type]) => [
      name,
      type,
    ]);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries([...served].filter(([name]) => name.startsWith("ai_defend_"))),
    );
    for (const [usual] of page.matchAll(/\b(?:process|nodejs)_\w+[a-z]\b/g))
      expect([...served.keys()]).toContain(usual);
  });

  it("follows agents, the queue, attempts, events and detections", async () => {
    const before = samplesOf(await scrape());
    const agent = await support.enrollAgent({}, sendTo(head.url));
    const send = sendTo(head.url);
    const scan = await support.assignScan({}, send);
    const held = await support.assignScan({}, send);
    await ask(head.url, await support.operatorToken(), "mutation ($id: ID!) { pauseScan(id: $id) { id } }", {
      id: held.id,
    });
    await scrapeUntil(
      "the queue",
      (now) =>
        now.get('ai_defend_assignments{state="QUEUED"}') === 1 &&
        now.get('ai_defend_assignments{state="HELD"}') === 1 &&
        (now.get("ai_defend_oldest_unclaimed_age_seconds") ?? 0) > 0,
    );
    const [lease] = (await agent.heartbeat({ freeSlots: 1 })).assignments;
    expect(lease.id).toBe(scan.assignments.edges[0].node.id);
    const events = [support.openPort(1, 22), support.openPort(2, 80)].map((event) => ({
      ...event,
      observedAt: new Date(Date.now() - 20_000).toISOString(),
    }));
    const key = { assignmentId: lease.id, attempt: lease.attempt };
    await send(support.SUBMIT, { input: { ...key, chunk: 1, events } }, agent.token);
    const input = support.completion(lease.id, lease.attempt, 2);
    await send(support.COMPLETE, { input }, agent.token);
    const after = await scrapeUntil("the events", (now) => now.get("ai_defend_events_processed_total") === 2);
    const grownBy = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect({
      detections: grownBy("ai_defend_detections_created_total"),
      attempts: grownBy('ai_defend_attempts_ended_total{scanner="nmap",result="SUCCEEDED"}'),
      chunks: grownBy("ai_defend_ingestion_lag_seconds_count"),
      onTime: grownBy('ai_defend_ingestion_lag_seconds_bucket{le="10"}'),
      late: grownBy('ai_defend_ingestion_lag_seconds_bucket{le="60"}'),
      scans: after.get("ai_defend_active_scans"),
      online: grownBy('ai_defend_agents{health="ONLINE"}'),
    }).toEqual({ detections: 2, attempts: 1, chunks: 1, onTime: 0, late: 1, scans: 1, online: 1 });
  });

  it("follows messages: those that wait, those that are held back and what became of tries", async () => {
    const { pool } = await import("../server/db.ts");
    await pool.query(`WITH channel AS (
      INSERT INTO "NotificationChannel" (name, kind, sealed, hint, enabled, "createdBy")
      VALUES ('waits', 'SLACK', '', '', true, ''), ('held', 'TEAMS', '', '', false, ''), ('lost', 'EMAIL', '', '', true, '')
      RETURNING id, name
    ) INSERT INTO "NotificationDelivery" ("channelId", "ruleId", "ruleName", items, "itemCount", "queuedAt", "nextTryAt")
      SELECT id, uuidv7(), 'Rule', '[]', 0, now() - interval '1 hour',
        CASE name WHEN 'lost' THEN now() ELSE now() + interval '1 hour' END FROM channel`);
    const samples = await scrapeUntil(
      "the message that was given up", // nobody can read a target that was never sealed
      (now) => now.get('ai_defend_notifications{kind="EMAIL",state="DEAD"}') === 1,
    );
    expect(samples.get('ai_defend_notification_tries_total{kind="EMAIL",result="DEAD"}')).toBe(1);
    expect(samples.get('ai_defend_notification_tries_total{kind="SLACK",result="DEAD"}')).toBe(0);
    expect(samples.get('ai_defend_notifications{kind="SLACK",state="QUEUED"}')).toBe(1);
    expect(samples.get('ai_defend_notifications{kind="TEAMS",state="HELD"}')).toBe(1);
    expect(samples.get("ai_defend_oldest_notification_age_seconds")).toBeGreaterThan(3590);
    await pool.query(`DELETE FROM "NotificationChannel"`);
  });

  it("counts leases that ran out", async () => {
    const agent = await support.enrollAgent({}, sendTo(head.url));
    await support.assignScan({}, sendTo(head.url));
    expect((await agent.heartbeat({ freeSlots: 1 })).assignments).toHaveLength(1);
    const after = await scrapeUntil(
      "the end of the lease",
      (now) => now.get("ai_defend_lease_expiries_total") === 1,
    );
    expect(after.get('ai_defend_attempts_ended_total{scanner="nmap",result="EXPIRED"}')).toBe(1);
  });

  it("tells of each agent what it said last, of its scanners those that there are", async () => {
    const agent = await support.enrollAgent({ hostname: "scan-7" }, sendTo(head.url));
    const scannerRuns = [
      { scanner: "nmap", runCount: 7, failureCount: 2 },
      { scanner: "made-up-1", runCount: 1, failureCount: 0 },
      { scanner: "made-up-2", runCount: 1, failureCount: 1 },
    ];
    const metrics = { cpu: 0.25, eventLoopMs: 12, spoolRecords: 3, spoolLimitBytes: 1e9, scannerRuns };
    await agent.heartbeat({ freeSlots: 0, spoolBytes: 4096, resultCount: 9, errorCount: 3, metrics });
    const own = (samples: Map<string, number>) =>
      [...samples].filter(([name]) => name.includes(`agent="${agent.id}"`));
    const samples = await scrapeUntil("the agent", (now) => own(now).some(([, value]) => value === 4096));
    const told = own(samples).map(([name, value]) => [
      name.replace("ai_defend_agent_", "").replace(`agent="${agent.id}",hostname="scan-7"`, ""),
      value,
    ]);
    expect(Object.fromEntries(told)).toEqual({
      "last_heartbeat_timestamp_seconds{}": expect.any(Number),
      "assignments_running{}": 0,
      "spool_bytes{}": 4096,
      "spool_limit_bytes{}": 1e9,
      "spool_records{}": 3,
      "memory_bytes{}": 1e8,
      "cpu_ratio{}": 0.25,
      "event_loop_lag_seconds{}": 0.012,
      "results_total{}": 9,
      "errors_total{}": 3,
      'status{,health="ONLINE",activity="IDLE"}': 1,
      'runs_total{,scanner="nmap"}': 7,
      'runs_total{,scanner="other"}': 2,
      'runs_failed_total{,scanner="nmap"}': 2,
      'runs_failed_total{,scanner="other"}': 1,
    });
  });

  it("tells 1,000 agents apart, and sums up the others", async () => {
    const { pool } = await import("../server/db.ts");
    await pool.query(`WITH added AS (
      INSERT INTO "Agent" (identity, hostname, version, health)
      SELECT 'crowd-' || n, 'crowd', '0.1.0', 'OFFLINE' FROM generate_series(1, 1010) n RETURNING id
    ) INSERT INTO "AgentStatus" ("agentId", "spoolBytes") SELECT id, 10 FROM added`);
    const bytes = (samples: Map<string, number>) =>
      [...samples].filter(([name]) => name.startsWith("ai_defend_agent_spool_bytes"));
    const samples = await scrapeUntil("the crowd", (now) => bytes(now).length > 1000);
    expect(bytes(samples)).toHaveLength(1001);
    const others = samples.get('ai_defend_agent_spool_bytes{agent="other",hostname=""}') ?? 0;
    expect(others).toBeGreaterThanOrEqual(100);
    expect(bytes(samples).reduce((sum, [, value]) => sum + value, 0)).toBe(4096 + 10 * 1010);
    await pool.query(`DELETE FROM "Agent" WHERE hostname = 'crowd'`);
  });

  it("names operations of the dashboard, and no others", async () => {
    await post(head.url, viewer, "query ByNobody { changeCursor }");
    await post(head.url, viewer, "query Agents_Query { changeCursor }");
    const names = [...samplesOf(await scrape()).keys()].filter((name) => name.includes("operation_duration"));
    expect(names.filter((name) => name.includes("ByNobody"))).toEqual([]);
    expect(names).toContain('ai_defend_graphql_operation_duration_seconds_count{operation="other"}');
    expect(names).toContain('ai_defend_graphql_operation_duration_seconds_count{operation="Agents_Query"}');
  });

  it("counts each error once, by its code, and requests by the first part of their path", async () => {
    const before = samplesOf(await scrape());
    await post(head.url, "", "{ agents { edges { node { id } } } }");
    await post(head.url, viewer, 'mutation { cancelScan(id: "nothing") { id } }');
    await post(head.url, viewer, "{ nothingOfThisName }");
    await post(head.url, viewer, "{ not GraphQL");
    await fetch(`${head.url}/export/nothing-of-this-name`);
    const after = samplesOf(await scrape());
    const grown = [...after].filter(([name, value]) => value > (before.get(name) ?? 0));
    const errors = grown.filter(([name]) => name.startsWith("ai_defend_errors"));
    const counts = errors.map(([name, value]) => [name, value - (before.get(name) ?? 0)]);
    const codes = [
      "FORBIDDEN",
      "GRAPHQL_PARSE_FAILED",
      "GRAPHQL_VALIDATION_FAILED",
      "NOT_FOUND",
      "UNAUTHENTICATED",
    ];
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(codes.map((code) => [`ai_defend_errors_total{code="${code}"}`, 1])),
    );
    expect(grown.map(([name]) => name)).toContain(
      'ai_defend_http_request_duration_seconds_count{route="/export",status="404"}',
    );
  });

  it("follows subscriptions and their clients", async () => {
    const { stop } = follow(head.url, viewer, "subscription { detectionChanged { id } }");
    await scrapeUntil(
      "the subscription",
      (now) =>
        now.get('ai_defend_subscriptions{channel="detectionChanged"}') === 1 &&
        now.get('ai_defend_subscription_clients{kind="user"}') === 1,
    );
    await stop();
    await scrapeUntil("its end", (now) => now.get('ai_defend_subscription_clients{kind="user"}') === 0);
  });
});

describe("while PostgreSQL is away", () => {
  beforeAll(async () => {
    await fetch(`${head.url}/metrics`, { headers: { authorization: `Bearer ${viewer}` } });
    await database.stop();
  });

  it("the head says so, and serves what it knows by itself", async () => {
    const samples = await scrapeUntil("the outage", (now) => now.get("ai_defend_database_up") === 0);
    expect(samples.has("ai_defend_active_scans")).toBe(false);
    expect(samples.has("process_cpu_seconds_total")).toBe(true);
    expect(samples.get("ai_defend_lease_expiries_total")).toBe(1);
  });

  it("a scraper that was let in before is let in still, and nobody else", async () => {
    const status = async (token: string) =>
      (await fetch(`${head.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await status(viewer), await status("aid_made-up-by-somebody-else")]).toEqual([200, 503]);
  });

  it("also where its address takes connections and never answers", async () => {
    const silent = createServer(() => undefined);
    const { port } = new URL(database.url);
    await new Promise<void>((resolve) => silent.listen(Number(port), "127.0.0.1", resolve));
    await until(
      "the address to answer",
      () =>
        new Promise<boolean>((resolve) => {
          const socket = connect(Number(port), "127.0.0.1", () => resolve(true));
          socket.on("error", () => resolve(false));
        }),
    );
    const response = await fetch(`${head.url}/metrics`, { headers: { authorization: `Bearer ${viewer}` } });
    expect([response.status, samplesOf(await response.text()).get("ai_defend_database_up")]).toEqual([
      200, 0,
    ]);
    silent.close();
  });

  it("and tells of the system again when it is back", async () => {
    database = await startDatabase(options);
    await scrapeUntil("the database", (now) => now.get("ai_defend_database_up") === 1);
  });
});
