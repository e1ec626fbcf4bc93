import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis as RedisClient } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { ask, sendTo } from "./support/client.ts";
import { type Followed, follow } from "./support/follow.ts";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  openPort,
  operatorToken,
  SUBMIT,
  tokenOf,
} from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { startReceiver } from "./support/receiver.ts";
import { type Redis, startRedis } from "./support/redis.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const DETECTIONS = "subscription { detectionChanged { location } }";
const CHANGED_SINCE =
  "query ($after: String!) { detectionChanges(after: $after) { hasMore nodes { location } } }";

let redis: Redis;
let probe: RedisClient;
let left: TestHead;
let right: TestHead;
let operator: string;
let agent: Awaited<ReturnType<typeof enrollAgent>>;
let dir: string;

/** The head of `follow` hears a channel once Redis knows of it: subscribing is not answered otherwise. */
async function followFrom(
  head: TestHead,
  channel: string,
  query: string,
  token = operator,
): Promise<Followed> {
  const subscribers = async () => ((await probe.pubsub("NUMSUB", channel)) as [string, number])[1];
  await until(`no earlier subscriber of ${channel}`, async () => (await subscribers()) === 0);
  const followed = follow(head.url, token, query);
  onTestFinished(followed.stop);
  await until(`a subscriber of ${channel}`, async () => (await subscribers()) > 0);
  return followed;
}

/** An assignment that the scripted agent runs, as it is told through one head. */
async function runningAssignment(head: TestHead) {
  await assignScan({ targets: ["192.0.2.1"] }, sendTo(head.url));
  const { assignments } = await agent.heartbeat({}, sendTo(head.url));
  return assignments[0] as { id: string; attempt: number };
}

function submit(
  head: TestHead,
  { id, attempt }: { id: string; attempt: number },
  sequence: number,
  port: number,
) {
  const input = { assignmentId: id, attempt, chunk: sequence, events: [openPort(sequence, port)] };
  return sendTo(head.url)(SUBMIT, { input }, agent.token);
}

function complete(head: TestHead, { id, attempt }: { id: string; attempt: number }, eventCount: number) {
  return sendTo(head.url)(COMPLETE, { input: completion(id, attempt, eventCount) }, agent.token);
}

describeWith("redis-server")("two heads on one PostgreSQL and one Redis", () => {
  beforeAll(async () => {
    dir = await mkdtemp(join(inject("tempDir"), "redis-"));
    redis = (await startRedis(dir)) as Redis;
    probe = new RedisClient(redis.url, { retryStrategy: () => 100, maxRetriesPerRequest: null });
    probe.on("error", () => undefined); // it is killed below
    const env = { REDIS_URL: redis.url, NOTIFICATION_ALLOWED_NETWORKS: "127.0.0.1" };
    [left, right] = await Promise.all([startHead({ env }), startHead({ env })]);
    operator = await operatorToken();
    agent = await enrollAgent({}, sendTo(left.url));
  }, MINUTE);

  afterAll(async () => {
    await Promise.all([left?.kill(), right?.kill()]);
    probe?.disconnect();
    await redis?.stop();
  });

  it("tells subscribers of the one what an agent submitted to the other", async () => {
    const assignment = await runningAssignment(left);
    const detections = await followFrom(right, "detectionChanged", DETECTIONS);
    const states = await followFrom(
      right,
      "assignmentChanged",
      "subscription { assignmentChanged { id state eventCount } }",
    );
    await submit(left, assignment, 1, 443);
    await until("the detection", () => detections.received.length > 0);
    expect(detections.received).toEqual([{ detectionChanged: { location: "443/tcp" } }]);
    await complete(left, assignment, 1);
    await until("the end", () =>
      states.received.some((message) => message.assignmentChanged.state === "SUCCEEDED"),
    );
    expect(states.received.at(-1)).toEqual({
      assignmentChanged: { id: assignment.id, state: "SUCCEEDED", eventCount: 1 },
    });
  });

  it("tells subscribers of the one what becomes of a message that the other sends", async () => {
    const receiver = await startReceiver();
    onTestFinished(receiver.stop);
    const admin = await tokenOf("ADMIN");
    const { createNotificationChannel } = await ask(
      left.url,
      admin,
      `mutation ($url: String!) { createNotificationChannel(input: { name: "Hook", kind: SLACK, url: $url }) { channel { id } } }`,
      { url: receiver.url },
    );
    const channelId = createNotificationChannel.channel.id;
    await ask(
      left.url,
      operator,
      `mutation ($id: ID!) { createNotificationRule(input: { name: "All", triggers: [DETECTION_FOUND], channelIds: [$id] }) { id } }`,
      { id: channelId },
    );
    const messages = await followFrom(
      right,
      "deliveryChanged",
      "subscription { notificationDeliveryChanged { id state items(first: 1) channel { name } } }",
    );
    const { changeCursor } = await ask(right.url, operator, "{ changeCursor }");
    const assignment = await runningAssignment(left);
    await submit(left, assignment, 1, 5001);
    await complete(left, assignment, 1);
    const states = () =>
      messages.received.map(({ notificationDeliveryChanged }) => notificationDeliveryChanged);
    await until("the message to be sent", () => states().at(-1)?.state === "SENT");
    const [sent] = states().slice(-1);
    expect(sent).toMatchObject({ items: [{ trigger: "DETECTION_FOUND" }], channel: { name: "Hook" } });
    const { notificationDeliveryChanges } = await ask(
      right.url,
      operator,
      "query ($after: String!) { notificationDeliveryChanges(after: $after) { hasMore nodes { id state } } }",
      { after: changeCursor },
    );
    expect(notificationDeliveryChanges).toEqual({ hasMore: false, nodes: [{ id: sent.id, state: "SENT" }] });
    const remove = "mutation ($id: ID!) { deleteNotificationChannel(id: $id) }";
    await ask(left.url, admin, remove, { id: channelId });
  });

  it("wakes an agent that is connected to the one for work that the other was given", async () => {
    const hints = await followFrom(right, `wakeUp:${agent.id}`, "subscription { wakeUp }", agent.token);
    const scan = await assignScan({ targets: ["192.0.2.1"] }, sendTo(left.url));
    await until("the hint", () => hints.received.length > 0);
    const { assignments } = await agent.heartbeat({}, sendTo(right.url));
    expect(assignments.map(({ id }: { id: string }) => id)).toEqual([scan.assignments.edges[0].node.id]);
    await complete(right, assignments[0], 0);
  });

  describe("end what is open on the one when the other ends", () => {
    /** Well before callers are looked up again, which would close it as well. */
    const closed = (followed: Followed) =>
      Promise.race([followed.ended, sleep(10_000, "still open", { ref: false })]);

    it("an agent's session, by revoking the agent", async () => {
      const thrownOut = await enrollAgent({}, sendTo(left.url));
      const hints = await followFrom(
        right,
        `wakeUp:${thrownOut.id}`,
        "subscription { wakeUp }",
        thrownOut.token,
      );
      const revoke = "mutation ($id: ID!) { revokeAgent(id: $id) { health } }";
      await ask(left.url, await tokenOf("ADMIN"), revoke, { id: thrownOut.id });
      expect(await closed(hints)).toBe(4401);
    });

    it("a token, by withdrawing it, and no other of the same account", async () => {
      const admin = await tokenOf("ADMIN");
      const token = await createLocalApiToken({ name: "to be withdrawn", role: "VIEWER" });
      const followed = await followFrom(right, "detectionChanged", DETECTIONS, token);
      const other = follow(right.url, operator, DETECTIONS);
      onTestFinished(other.stop);
      const list = "{ apiTokens { edges { node { id name } } } }";
      const { apiTokens } = await ask(left.url, admin, list);
      const { node } = apiTokens.edges.find(({ node }: any) => node.name === "to be withdrawn");
      await ask(left.url, admin, "mutation ($id: ID!) { revokeApiToken(id: $id) }", { id: node.id });
      expect(await closed(followed)).toBe(4401);
      expect(await Promise.race([other.ended, Promise.resolve("open")])).toBe("open");
    });
  });

  it("tells subscribers of the one to catch up when the other could not send", async () => {
    const assignment = await runningAssignment(left);
    const { changeCursor } = await ask(right.url, operator, "{ changeCursor }");
    const detections = await followFrom(right, "detectionChanged", DETECTIONS);
    await probe.acl("SETUSER", "default", "-publish");
    onTestFinished(async () => void (await probe.acl("SETUSER", "default", "+publish")));
    await submit(left, assignment, 1, 2001);
    await until("Redis to refuse", async () => ((await probe.acl("LOG")) as unknown[]).length > 0);
    await probe.acl("SETUSER", "default", "+publish");
    expect(await detections.ended).toBe(1012);
    expect(detections.received).toEqual([]);
    const { detectionChanges } = await ask(right.url, operator, CHANGED_SINCE, { after: changeCursor });
    expect(detectionChanges.nodes).toEqual([{ location: "2001/tcp" }]);
    await complete(left, assignment, 1);
  });

  it(
    "goes on without Redis, and lets a subscriber that returns find everything it missed",
    async () => {
      const assignment = await runningAssignment(left);
      const before = await followFrom(right, "detectionChanged", DETECTIONS);
      const { changeCursor } = await ask(right.url, operator, "{ changeCursor }");

      const told = new Map<TestHead, number>();
      for (const head of [left, right]) told.set(head, (await head.logs()).length);
      await redis.kill();
      await submit(left, assignment, 1, 1001);
      expect((await agent.heartbeat({}, sendTo(right.url))).lost).toEqual([]);
      await submit(right, assignment, 2, 1002);
      await complete(left, assignment, 2);
      const second = await runningAssignment(right); // a claim without Redis
      await submit(left, second, 1, 1003);
      expect(await ask(left.url, operator, "{ controlPlane { activeScans } }")).toEqual({
        controlPlane: { activeScans: 1 },
      });

      redis = (await startRedis(dir, redis.port)) as Redis;
      expect(await before.ended).toBe(1012); // told to come back and catch up
      for (const head of [left, right])
        await until("it to tell of what it could not send", async () =>
          (await head.logs()).slice(told.get(head)).includes("redis.tell-missed"),
        );
      const after = await followFrom(right, "detectionChanged", DETECTIONS);
      const { detectionChanges } = await ask(right.url, operator, CHANGED_SINCE, { after: changeCursor });
      expect(detectionChanges).toEqual({
        hasMore: false,
        nodes: ["1001/tcp", "1002/tcp", "1003/tcp"].map((location) => ({ location })),
      });
      await submit(left, second, 2, 1004);
      await until("live again", () => after.received.length > 0);
      expect(after.received).toEqual([{ detectionChanged: { location: "1004/tcp" } }]);
      await complete(right, second, 2);
      expect(await exitedOf(left, right)).toEqual(["running", "running"]);
    },
    MINUTE,
  );
});

it("two heads that start at once on an empty database bring it up to date once", async () => {
  const url = await createEmptyDatabase();
  const heads = await Promise.all([1, 2].map(() => startHead({ env: { DATABASE_URL: url } })));
  onTestFinished(async () => void (await Promise.all(heads.map((head) => head.kill()))));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*)::int AS applied, count(DISTINCT migration_name)::int AS migrations,
            bool_and(finished_at IS NOT NULL) AS finished FROM _prisma_migrations`,
  );
  await client.end();
  expect(rows).toEqual([
    { applied: rows[0].migrations, migrations: expect.toSatisfy((count) => count > 1), finished: true },
  ]);
});

async function createEmptyDatabase(): Promise<string> {
  const serverUrl = inject("databaseServerUrl");
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query("CREATE DATABASE two_heads_at_once");
  await client.end();
  return Object.assign(new URL(serverUrl), { pathname: "/two_heads_at_once" }).href;
}

function exitedOf(...heads: TestHead[]): Promise<unknown[]> {
  return Promise.all(heads.map((head) => Promise.race([head.exited, Promise.resolve("running")])));
}
