import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  FAIL,
  openPort,
  REGISTER,
  registration,
  run,
  runWell,
  SUBMIT,
} from "../../test/support/graphql.ts";
import { until } from "../../test/support/until.ts";
import { markStaleAgents } from "../agents/agents.ts";
import { finishOpenScans } from "../assignments/settle.ts";
import { pool, transaction } from "../db.ts";
import { applyNotificationRules } from "./apply-rules.ts";
import { createChannel } from "./channels.ts";
import type { Item } from "./message.ts";
import { createRule, updateRule } from "./rules.ts";
import { watchQueueAge } from "./watch-queue.ts";
import { writeMessages } from "./write-messages.ts";

vi.hoisted(() => {
  process.env.NOTIFICATION_ALLOWED_NETWORKS = "127.0.0.1"; // before the settings are read
});

let channelId: string;

beforeEach(async () => {
  await settled();
  await applyNotificationRules(); // what came before is not news
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange", "Asset", "Transition",
    "NotificationChannel", "NotificationRule" CASCADE`);
  channelId = await aChannel();
});

async function aChannel(): Promise<string> {
  return (
    await createChannel({ name: "Hook", kind: "WEBHOOK", url: "http://127.0.0.1:9/", enabled: true }, "test")
  ).id;
}

function aRule(triggers: string[], changes: object = {}): Promise<string> {
  const rule = {
    name: "Rule",
    enabled: true,
    triggers: triggers as never[],
    minSeverity: "INFO" as const,
    query: "",
    labels: {},
    queueAgeSeconds: 600,
    digestSeconds: 0,
    digestOffsetSeconds: 0,
    quietSeconds: 0,
    channelIds: [channelId],
  };
  return createRule({ ...rule, ...changes }, "test");
}

/** Waits until all that was written until now is older than any transaction under way: other tests share the server. */
async function settled(): Promise<void> {
  const { rows } = await pool.query<{ xid: string }>("SELECT pg_current_xact_id()::text AS xid");
  await until("older transactions to end", async () => {
    const query = "SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS over";
    return (await pool.query<{ over: boolean }>(query, [rows[0]?.xid])).rows[0]?.over;
  });
}

/** Times are kept in milliseconds: what happens in one of them happens at the same time. */
const nextMoment = () => pool.query("SELECT pg_sleep(0.002)");

/** What is told once that is so, message by message, the latest last. */
async function told(): Promise<Item[][]> {
  await settled();
  return toldNow();
}

async function toldNow(): Promise<Item[][]> {
  await applyNotificationRules();
  await watchQueueAge();
  await writeMessages();
  const { rows } = await pool.query<{ items: Item[] }>(
    `SELECT items FROM "NotificationDelivery" ORDER BY id`,
  );
  return rows.map(({ items }) => items);
}

const titles = async () => (await told()).flat().map(({ trigger, title }) => `${trigger} ${title}`);

/** A scan whose one share the scripted agent runs. */
async function running(agent: Awaited<ReturnType<typeof enrollAgent>>) {
  await assignScan({ name: "Perimeter", targets: ["192.0.2.1"] });
  return (await agent.heartbeat()).assignments[0] as { id: string; attempt: number };
}

function finding(sequence: number, port: number, severity: string) {
  const event = openPort(sequence, port);
  return { ...event, finding: { ...event.finding, severity } };
}

async function found(severities: string[]): Promise<void> {
  const agent = await enrollAgent();
  const { id, attempt } = await running(agent);
  const events = severities.map((severity, at) => finding(at + 1, at + 1, severity));
  await runWell(SUBMIT, { input: { assignmentId: id, attempt, chunk: 1, events } }, agent.token);
}

describe("rules on detections", () => {
  it("tell of new ones, as bad as they say and found by their search", async () => {
    await aRule(["DETECTION_FOUND"], { minSeverity: "HIGH", query: "-port:3" });
    await found(["LOW", "HIGH", "CRITICAL", "CRITICAL"]);
    const [message, ...more] = await told();
    expect(more).toEqual([]);
    expect(message).toHaveLength(2);
    expect(message?.find(({ severity }) => severity === "CRITICAL")).toEqual({
      trigger: "DETECTION_FOUND",
      at: expect.any(String),
      subject: { type: "detection", id: expect.any(String) },
      title: "Open port 4/tcp on 192.0.2.1 4/tcp",
      url: expect.stringMatching(/\/detections\/[\w-]+$/),
      severity: "CRITICAL",
      details: {
        scanner: "nmap",
        category: "open-port",
        asset: "192.0.2.1",
        location: "4/tcp",
        status: "OPEN",
        knownExploited: false,
        cves: [],
      },
    });
    expect(await told()).toHaveLength(1); // and not again
  });

  it("hold their severity beside a search of as many terms as there may be", async () => {
    await aRule(["DETECTION_FOUND"], { minSeverity: "HIGH", query: "-port:9 ".repeat(30) });
    await found(["LOW", "HIGH"]);
    expect((await told()).flat().map(({ severity }) => severity)).toEqual(["HIGH"]);
  });

  it("tell of those that open again, each time, or once within a quiet time", async () => {
    await aRule(["DETECTION_REOPENED"]);
    await aRule(["DETECTION_REOPENED"], { name: "Quiet", quietSeconds: 3600 });
    await found(["LOW"]);
    expect(await told()).toEqual([]);
    for (let round = 0; round < 2; round++) {
      await pool.query(`INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to")
        SELECT id, 'REOPENED', 'RESOLVED', 'OPEN' FROM "Detection"`);
      await told();
    }
    const { rows } = await pool.query(
      `SELECT "ruleName", count(*)::int FROM "NotificationDelivery" GROUP BY "ruleName" ORDER BY "ruleName"`,
    );
    expect(rows).toEqual([
      { ruleName: "Quiet", count: 1 },
      { ruleName: "Rule", count: 2 },
    ]);
  });

  it("miss none that commits late, and tell of none twice", async () => {
    await aRule(["DETECTION_FOUND"]);
    await found(["LOW", "LOW"]);
    await pool.query(`TRUNCATE "DetectionChange"`);
    const insert = (location: string) =>
      `INSERT INTO "DetectionChange" ("detectionId", kind, "to") SELECT id, 'FOUND', 'OPEN' FROM "Detection" WHERE location = '${location}'`;
    await transaction(async (client) => {
      await client.query(insert("1/tcp")); // the older transaction
      await pool.query(insert("2/tcp")); // commits first
      expect(await toldNow()).toEqual([]); // waits for the older one
    });
    expect(await titles()).toEqual([
      "DETECTION_FOUND Open port 1/tcp on 192.0.2.1 1/tcp",
      "DETECTION_FOUND Open port 2/tcp on 192.0.2.1 2/tcp",
    ]);
  });

  it("are applied once, by whichever head is first", async () => {
    await aRule(["DETECTION_FOUND"]);
    await found(Array.from({ length: 50 }, () => "LOW"));
    await settled();
    await Promise.all(Array.from({ length: 6 }, applyNotificationRules));
    await Promise.all(Array.from({ length: 6 }, writeMessages));
    expect((await told()).flat()).toHaveLength(50);
  });

  it("tell of nothing that happened before they were made, or while they were off", async () => {
    await found(["LOW"]);
    await told();
    const id = await aRule(["DETECTION_FOUND"]);
    expect(await told()).toEqual([]);
    await updateRule(id, { enabled: false });
    await pool.query(
      `INSERT INTO "DetectionChange" ("detectionId", kind, "to") SELECT id, 'FOUND', 'OPEN' FROM "Detection"`,
    );
    await told();
    await updateRule(id, { enabled: true });
    expect(await told()).toEqual([]);
  });

  it("begin at the moment at which they are on, whatever no head has looked at yet", async () => {
    const reopen = async () => {
      await nextMoment();
      await pool.query(`INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to")
        SELECT id, 'REOPENED', 'RESOLVED', 'OPEN' FROM "Detection"`);
      await nextMoment();
    };
    await aRule(["QUEUE_AGE", "DETECTION_REOPENED"], { name: "Keeps the position behind", query: "port:9" });
    await found(["LOW"]);
    await reopen();
    const id = await aRule(["DETECTION_FOUND", "DETECTION_REOPENED"]);
    await updateRule(id, { enabled: false });
    await reopen();
    await updateRule(id, { enabled: true });
    expect(await told()).toEqual([]);
    await reopen();
    await updateRule(id, { name: "Still on", enabled: true });
    expect(await titles()).toEqual(["DETECTION_REOPENED Open port 1/tcp on 192.0.2.1 1/tcp"]);
  });

  it("start anew where the database was restored into another server", async () => {
    await aRule(["DETECTION_FOUND"]);
    await pool.query(`UPDATE "NotificationPosition" SET xid = '9000000000000000000'`);
    await applyNotificationRules();
    await found(["LOW"]);
    expect((await told()).flat()).toHaveLength(1);
  });
});

describe("a rule with a digest", () => {
  it("gathers what happens, and tells all of it in one message for each channel when it is due", async () => {
    const channelIds = [channelId, await aChannel()];
    await aRule(["DETECTION_FOUND"], { digestSeconds: 86_400, channelIds });
    await found(["LOW", "HIGH"]);
    expect(await told()).toEqual([]);
    await pool.query(`UPDATE "NotificationItem" SET "dueAt" = now()`);
    expect((await told()).map((items) => items.length)).toEqual([2, 2]);
  });
});

describe("rules on agents", () => {
  it("tell that one is silent, offline or has a double, where it has the labels", async () => {
    await aRule(["AGENT_STALE", "AGENT_OFFLINE", "AGENT_CONFLICT"], { labels: { segment: "dmz" } });
    const [inside, outside, leaving] = [
      await enrollAgent({ hostname: "inside", spoolId: "one" }),
      await enrollAgent({ hostname: "outside", labels: [] }),
      await enrollAgent({ hostname: "leaving" }),
    ];
    const double = await registration({ identity: inside.identity, spoolId: "two" });
    expect((await run(REGISTER, { input: double })).errors?.[0]?.extensions.code).toBe("AGENT_CONFLICT");
    await runWell("mutation { deregisterAgent { agentId } }", {}, leaving.token);
    await pool.query(
      `UPDATE "AgentStatus" SET "lastHeartbeatAt" = now() - interval '1 day' WHERE "agentId" = ANY($1)`,
      [[inside.id, outside.id]],
    );
    await markStaleAgents();
    expect((await titles()).toSorted()).toEqual([
      `AGENT_CONFLICT inside (${inside.identity}) has an identity with which another live agent tried to register`,
      `AGENT_OFFLINE leaving (${leaving.identity}) said goodbye`,
      `AGENT_STALE inside (${inside.identity}) has not reported for longer than it may`,
    ]);
  });

  it("tell nothing of what happened before they were made", async () => {
    const { token } = await enrollAgent();
    await runWell("mutation { deregisterAgent { agentId } }", {}, token);
    await nextMoment();
    await aRule(["AGENT_OFFLINE"]);
    expect(await told()).toEqual([]);
  });

  it("tell nothing of last week, which a restored backup brings up", async () => {
    await aRule(["AGENT_OFFLINE"]);
    await pool.query(`UPDATE "NotificationRule" SET "activeSince" = now() - interval '30 days'`);
    const { id } = await enrollAgent();
    const insert = `INSERT INTO "Transition" (kind, "subjectId", at) VALUES ('AGENT_OFFLINE', $1, now() - $2::interval)`;
    await pool.query(insert, [id, "8 days"]);
    expect(await told()).toEqual([]);
    await pool.query(insert, [id, "6 days"]);
    expect((await told()).flat()).toHaveLength(1);
  });
});

describe("rules on scans", () => {
  it("tell that shares failed, once the scan ends", async () => {
    await aRule(["SCAN_FAILED"]);
    const agent = await enrollAgent();
    const { id, attempt } = await running(agent);
    const input = {
      assignmentId: id,
      attempt,
      code: "TOOL_FAILED",
      message: "nmap ended with status 1.",
      eventCount: 0,
      result: "FAILED",
      retry: false,
      command: ["nmap"],
    };
    await runWell(FAIL, { input }, agent.token);
    await finishOpenScans();
    expect(await titles()).toEqual([
      "SCAN_FAILED Perimeter: 1 of 1 shares did not succeed: nmap ended with status 1.",
    ]);
  });

  it("tell nothing of a scan that ended before they were made", async () => {
    const { id } = await assignScan({ name: "Perimeter", targets: ["192.0.2.1"] });
    await pool.query(`UPDATE "Assignment" SET state = 'FAILED' WHERE "scanId" = $1`, [id]);
    await pool.query(`UPDATE "Scan" SET "finishedAt" = now() WHERE id = $1`, [id]);
    await nextMoment();
    await aRule(["SCAN_FAILED"]);
    expect(await told()).toEqual([]);
  });

  it("tell of the last of very many shares, too", async () => {
    await aRule(["SCAN_FAILED", "COVERAGE_GAP"]);
    const { id } = await assignScan({ name: "Perimeter", targets: ["192.0.2.1"] });
    await pool.query(`UPDATE "Assignment" SET state = 'SUCCEEDED' WHERE "scanId" = $1`, [id]);
    await pool.query(
      `INSERT INTO "Assignment" ("scanId", share, scanner, targets, exclusions, priority, "agedPriority", "deadlineAt",
         "maxRunSeconds", state, "failureMessage")
       SELECT $1, n, 'nmap', '{}', '{}', 5, 5, now(), 60,
         (CASE n WHEN 1001 THEN 'FAILED' ELSE 'SUCCEEDED' END)::"AssignmentState", CASE n WHEN 1001 THEN 'It broke.' END
       FROM generate_series(1, 1001) n`,
      [id],
    );
    await pool.query(`UPDATE "Scan" SET "finishedAt" = now() WHERE id = $1`, [id]);
    expect(await titles()).toEqual([
      "SCAN_FAILED Perimeter: 1 of 1002 shares did not succeed: It broke.",
      "COVERAGE_GAP Perimeter: This share did not succeed. (It broke.)",
    ]);
  });

  it("tell what was not examined, and nothing of a scan that examined all", async () => {
    await aRule(["COVERAGE_GAP", "SCAN_FAILED"]);
    const agent = await enrollAgent();
    const whole = await running(agent);
    await runWell(COMPLETE, { input: completion(whole.id, whole.attempt, 0) }, agent.token);
    await finishOpenScans();
    expect(await told()).toEqual([]);
    const part = await running(agent);
    const coverage = { hostsDownCount: 3, missing: [{ what: "/root", why: "permission denied" }] };
    await runWell(COMPLETE, { input: { ...completion(part.id, part.attempt, 0), coverage } }, agent.token);
    await finishOpenScans();
    expect(await titles()).toEqual(["COVERAGE_GAP Perimeter: /root (permission denied)"]);
  });
});

describe("rules on the queue", () => {
  it("tell once that shares wait too long, and again when it begins anew", async () => {
    await aRule(["QUEUE_AGE"]);
    await assignScan();
    const age = (seconds: number) =>
      pool.query(`UPDATE "Assignment" SET "notBefore" = now() - make_interval(secs => $1)`, [seconds]);
    expect(await told()).toEqual([]);
    await age(660);
    await Promise.all([watchQueueAge(), watchQueueAge(), watchQueueAge()]);
    const words = "QUEUE_AGE 1 share waits for an agent, the oldest for 11 minutes";
    expect(await titles()).toEqual([words]);
    expect(await titles()).toEqual([words]);
    await age(0);
    await told();
    await age(660);
    expect(await titles()).toEqual([words, words]);
  });
});
