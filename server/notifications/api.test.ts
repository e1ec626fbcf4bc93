import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { codeOf, operatorToken, run, runWell, send, tokenOf } from "../../test/support/graphql.ts";
import { type Receiver, startReceiver } from "../../test/support/receiver.ts";
import { pool } from "../db.ts";
import { announce } from "../pubsub.ts";
import { requireChannel } from "./channels.ts";
import { receivers } from "./guarded-agent.ts";
import { readTarget } from "./target.ts";

vi.hoisted(() => {
  process.env.NOTIFICATION_ALLOWED_NETWORKS = "127.0.0.1"; // before the settings are read
});

const CREATE_CHANNEL = `mutation ($input: CreateNotificationChannelInput!) {
  createNotificationChannel(input: $input) { secret channel { id name kind target recipients enabled ruleCount } } }`;
const UPDATE_CHANNEL = `mutation ($id: ID!, $input: UpdateNotificationChannelInput!) {
  updateNotificationChannel(id: $id, input: $input) { secret channel { name target enabled } } }`;
const TEST = "mutation ($id: ID!) { testNotificationChannel(id: $id) { ok message } }";
const CREATE_RULE = `mutation ($input: CreateNotificationRuleInput!) { createNotificationRule(input: $input) {
  id name enabled triggers minSeverity query labels { name value } queueAgeSeconds digestSeconds digestOffsetSeconds
  quietSeconds channels { name } } }`;
const UPDATE_RULE = `mutation ($id: ID!, $input: UpdateNotificationRuleInput!) {
  updateNotificationRule(id: $id, input: $input) { name enabled quietSeconds channels { name } } }`;

let receiver: Receiver;
let admin: string;

beforeAll(async () => {
  receiver = await startReceiver();
  admin = await tokenOf("ADMIN");
});
afterAll(async () => {
  await receivers.close();
  await receiver.stop();
});
beforeEach(async () => {
  receiver.received.length = 0;
  await pool.query(`TRUNCATE "NotificationChannel", "NotificationRule" CASCADE`);
});

async function createChannel(changes: object = {}) {
  const input = { name: "Hook", kind: "WEBHOOK", url: `${receiver.url}/hook/key-of-the-path`, ...changes };
  return (await runWell(CREATE_CHANNEL, { input }, admin)).createNotificationChannel;
}

async function createRule(changes: object = {}) {
  const { channel } = await createChannel();
  const input = { name: "Bad ones", triggers: ["DETECTION_FOUND"], channelIds: [channel.id], ...changes };
  return (await runWell(CREATE_RULE, { input }, await operatorToken())).createNotificationRule;
}

async function lastAct() {
  const { rows } = await pool.query(
    `SELECT act, before, after FROM "AuditEntry" ORDER BY sequence DESC LIMIT 1`,
  );
  return rows[0];
}

describe("a channel", () => {
  it("is made with a secret that is told once, and shows of its target the host only", async () => {
    const { secret, channel } = await createChannel();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(channel).toEqual({
      id: expect.any(String),
      name: "Hook",
      kind: "WEBHOOK",
      target: `${receiver.url}/…`,
      recipients: null,
      enabled: true,
      ruleCount: 0,
    });
  });

  it("gives neither its address nor its secret away: not in answers, the database or the audit log", async () => {
    const { secret } = await createChannel();
    const { rows } = await pool.query<{ row: string }>(
      `SELECT c::text || encode(c.sealed, 'escape') AS row FROM "NotificationChannel" c
       UNION ALL SELECT to_jsonb(a)::text FROM "AuditEntry" a`,
    );
    const all = JSON.stringify(rows);
    expect(all).toContain("notificationChannel.create");
    expect(all).not.toContain("key-of-the-path");
    expect(all).not.toContain(secret.slice("whsec_".length));
  });

  it.each([
    ["a target inside", { url: "http://10.0.0.1/" }, "TARGET_REFUSED", "10.0.0.1 is no public address"],
    ["metadata", { url: "http://[fd00:ec2::254]/" }, "TARGET_REFUSED", "fd00:ec2::254 is no public address"],
    [
      "another protocol",
      { url: "file:///etc/passwd" },
      "BAD_INPUT",
      "url: is no address that begins with https://",
    ],
    ["a user in the address", { url: "https://me@hooks.example/" }, "BAD_INPUT", "url: holds a user name"],
    [
      "a password in the address",
      { url: "https://:p@hooks.example/" },
      "BAD_INPUT",
      "url: holds a user name",
    ],
    ["no address", { url: null }, "BAD_INPUT", "url"],
    ["a short secret", { secret: "whsec_c2hvcnQ=" }, "BAD_INPUT", "secret: is whsec_ and 24 to 64 bytes"],
    ["recipients of a webhook", { recipients: ["a@b.example"] }, "BAD_INPUT", "recipients"],
    ["no name", { name: "  " }, "BAD_INPUT", "name: is empty"],
    [
      "mail without a server",
      { kind: "EMAIL", url: null, recipients: ["a@b.example"] },
      "MAIL_OFF",
      "SMTP_URL",
    ],
  ])("is refused with %s", async (_what, changes, code, words) => {
    const input = { name: "Hook", kind: "WEBHOOK", url: receiver.url, ...changes };
    const { errors } = await run(CREATE_CHANNEL, { input }, admin);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toContain(words);
  });

  it("keeps its target and secret when only its name changes, and gets another secret when asked to", async () => {
    const { channel } = await createChannel();
    const sealed = async () =>
      (await pool.query(`SELECT sealed FROM "NotificationChannel"`)).rows[0].sealed as Buffer;
    const before = await sealed();
    const renamed = await runWell(UPDATE_CHANNEL, { id: channel.id, input: { name: "New" } }, admin);
    expect(renamed.updateNotificationChannel).toMatchObject({ secret: null, channel: { name: "New" } });
    expect(await sealed()).toEqual(before);
    const rotated = await runWell(UPDATE_CHANNEL, { id: channel.id, input: { newSecret: true } }, admin);
    expect(rotated.updateNotificationChannel).toMatchObject({
      secret: expect.stringMatching(/^whsec_/),
      channel: { target: channel.target },
    });
    expect(await lastAct()).toMatchObject({
      act: "notificationChannel.change",
      after: { isNewSecret: true },
    });
    expect(await codeOf(UPDATE_CHANNEL, { id: channel.id, input: { url: "http://10.0.0.1" } }, admin)).toBe(
      "TARGET_REFUSED",
    );
  });

  it("has what two changes at once say: neither undoes the other", async () => {
    const { channel } = await createChannel();
    const change = (input: object) => runWell(UPDATE_CHANNEL, { id: channel.id, input }, admin);
    const changes = await Promise.all([
      change({ newSecret: true }),
      ...["a", "b", "c"].map((path) => change({ url: `${receiver.url}/${path}` })),
    ]);
    const target = readTarget(await requireChannel(channel.id));
    expect(target?.secret).toBe(changes[0].updateNotificationChannel.secret);
    expect(target?.url).toMatch(/\/[abc]$/);
  });

  it("is one of a hundred at most", async () => {
    await createChannel();
    await pool.query(`INSERT INTO "NotificationChannel" (name, kind, sealed, hint, "createdBy")
      SELECT 'c', 'SLACK', '', '', '' FROM generate_series(1, 99)`);
    const input = { name: "Hook", kind: "SLACK", url: receiver.url };
    const { errors } = await run(CREATE_CHANNEL, { input }, admin);
    expect(errors?.[0]?.message).toBe("There are 100 channels already, which is the most.");
  });

  it("sends a real test message and says what came of it", async () => {
    const { channel } = await createChannel();
    const test = async () => (await runWell(TEST, { id: channel.id }, admin)).testNotificationChannel;
    expect(await test()).toEqual({ ok: true, message: "The test message was taken." });
    expect(receiver.received).toHaveLength(1);
    expect(JSON.parse(receiver.received[0]?.body ?? "").data.items[0]).toMatchObject({
      trigger: "TEST",
      title: "a test of the channel Hook, by test",
    });
    receiver.answer = (_request, response) => response.writeHead(302, { location: "http://10.0.0.1/" }).end();
    expect(await test()).toEqual({
      ok: false,
      message: "The receiver redirects (status 302), which is not followed.",
    });
    receiver.answer = (_request, response) => response.writeHead(503).end("a".repeat(100_000));
    expect(await test()).toEqual({ ok: false, message: "The receiver answered with status 503." });
    expect(await lastAct()).toMatchObject({ act: "notificationChannel.test", after: { ok: false } });
    receiver.answer = (_request, response) => response.writeHead(204).end();
  });
});

describe("messages", () => {
  it("are followed at the cost of two statements for all that changed together", async () => {
    const { channel } = await createChannel();
    const { rows } = await pool.query<{ id: string }>(
      `INSERT INTO "NotificationDelivery" ("channelId", "ruleId", "ruleName", items, "itemCount", state)
       SELECT $1, uuidv7(), 'Rule', '[{"title": "a"}, {"title": "b"}]', 2, 'SENT' FROM generate_series(1, 50) RETURNING id`,
      [channel.id],
    );
    const query =
      "subscription { notificationDeliveryChanged { id items(first: 1) state channel { name } } }";
    const response = await send(query, {}, await operatorToken());
    const events = response.body?.pipeThrough(new TextDecoderStream());
    const asked = vi.spyOn(pg.Client.prototype, "query");
    announce(
      "deliveryChanged",
      rows.map(({ id }) => id),
    );
    let received = "";
    for await (const text of events ?? []) {
      received += text;
      if (received.split('"state":"SENT"').length > 50) break;
    }
    expect(received).toContain('"items":[{"title":"a"}],"state":"SENT","channel":{"name":"Hook"}');
    const statements = asked.mock.calls.map(([statement]) => JSON.stringify(statement));
    asked.mockRestore();
    expect(statements.filter((text) => text.includes("Notification")).length).toBeLessThanOrEqual(2);
  });
});

describe("a rule", () => {
  it("has defaults for what is left out", async () => {
    expect(await createRule()).toEqual({
      id: expect.any(String),
      name: "Bad ones",
      enabled: true,
      triggers: ["DETECTION_FOUND"],
      minSeverity: "INFO",
      query: "",
      labels: [],
      queueAgeSeconds: 600,
      digestSeconds: 0,
      digestOffsetSeconds: 0,
      quietSeconds: 3600,
      channels: [{ name: "Hook" }],
    });
    expect(await lastAct()).toMatchObject({ act: "notificationRule.create", after: { name: "Bad ones" } });
  });

  it.each([
    ["nothing to tell of", { triggers: [] }, "BAD_INPUT", "triggers: names nothing to tell of"],
    ["no channel", { channelIds: [] }, "BAD_INPUT", "channelIds: names no channel"],
    [
      "an unknown channel",
      { channelIds: [crypto.randomUUID()] },
      "CHANNEL_NOT_FOUND",
      "no notification channel",
    ],
    ["a wrong search", { query: "severty:high" }, "BAD_QUERY", '"severty" at position 1 is no key'],
    ["a wrong label", { labels: [{ name: "no label", value: "" }] }, "BAD_INPUT", "is no label name"],
    [
      "a digest that no day divides into",
      { digestSeconds: 7000 },
      "BAD_INPUT",
      "digestSeconds: is 0, or 60 or more",
    ],
    [
      "an offset past its digest",
      { digestSeconds: 60, digestOffsetSeconds: 60 },
      "BAD_INPUT",
      "digestOffsetSeconds",
    ],
    ["a quiet time below 0", { quietSeconds: -1 }, "BAD_INPUT", "quietSeconds: is below 0"],
    ["an impatient queue", { queueAgeSeconds: 5 }, "BAD_INPUT", "queueAgeSeconds: is below 10"],
  ])("is refused with %s, and nothing is stored", async (_what, changes, code, words) => {
    const { channel } = await createChannel();
    const input = { name: "x", triggers: ["QUEUE_AGE"], channelIds: [channel.id], ...changes };
    const { errors } = await run(CREATE_RULE, { input }, await operatorToken());
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toContain(words);
    expect((await pool.query(`SELECT FROM "NotificationRule"`)).rowCount).toBe(0);
  });

  it("takes more changes at once than there are connections", async () => {
    const { id } = await createRule();
    const operator = await operatorToken();
    const names = Array.from({ length: 30 }, (_, at) => `Rule ${at}`);
    const changed = await Promise.all(
      names.map((name) => runWell(UPDATE_RULE, { id, input: { name } }, operator)),
    );
    expect(changed.map(({ updateNotificationRule }) => updateNotificationRule.channels.length)).toEqual(
      names.map(() => 1),
    );
  });

  it("changes what is given, and outlives its channel", async () => {
    const { id } = await createRule();
    const operator = await operatorToken();
    const input = { enabled: false, quietSeconds: 0 };
    expect((await runWell(UPDATE_RULE, { id, input }, operator)).updateNotificationRule).toEqual({
      name: "Bad ones",
      enabled: false,
      quietSeconds: 0,
      channels: [{ name: "Hook" }],
    });
    await pool.query(`DELETE FROM "NotificationChannel"`);
    expect(
      (await runWell(UPDATE_RULE, { id, input: { name: "Silent" } }, operator)).updateNotificationRule,
    ).toMatchObject({
      name: "Silent",
      channels: [],
    });
    await runWell("mutation ($id: ID!) { deleteNotificationRule(id: $id) }", { id }, operator);
    expect(await codeOf(UPDATE_RULE, { id, input }, operator)).toBe("NOTIFICATION_RULE_NOT_FOUND");
  });
});
