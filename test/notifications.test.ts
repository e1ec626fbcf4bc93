import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendTo } from "./support/client.ts";
import { findBlock } from "./support/doc-blocks.ts";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  FAIL,
  openPort,
  operatorToken,
  REGISTER,
  registration,
  SUBMIT,
  tokenOf,
} from "./support/graphql.ts";
import { type MailServer, startMailServer } from "./support/mail-server.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { type Receiver, startReceiver } from "./support/receiver.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const CREATE_CHANNEL = `mutation ($input: CreateNotificationChannelInput!) {
  createNotificationChannel(input: $input) { secret channel { id } } }`;
const CREATE_RULE = `mutation ($input: CreateNotificationRuleInput!) { createNotificationRule(input: $input) { id } }`;
const DELIVERIES = `{ notificationDeliveries(first: 100) { edges { node { id state tries problem ruleName } } } }`;

let receiver: Receiver;
let mailServer: MailServer;
let heads: TestHead[];
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  [receiver, mailServer] = await Promise.all([startReceiver(), startMailServer()]);
  env = {
    NOTIFICATION_ALLOWED_NETWORKS: "127.0.0.1/32",
    NOTIFICATION_TIMEOUT_SECONDS: "2",
    SMTP_URL: mailServer.url,
    SMTP_FROM: "Security <head@mail.example>",
    STALE_AFTER_SECONDS: "3",
    HEARTBEAT_SECONDS: "300",
    LEASE_SECONDS: "3600",
  };
  heads = await Promise.all([startHead({ env }), startHead({ env })]);
}, MINUTE);

afterAll(async () => {
  await Promise.all(heads.map((head) => head.stop()));
  await Promise.all([receiver.stop(), mailServer.stop()]);
});

beforeEach(async () => {
  const { notificationChannels } = await tell(
    "{ notificationChannels { edges { node { id } } } }",
    {},
    "ADMIN",
  );
  for (const { node } of notificationChannels.edges)
    await tell("mutation ($id: ID!) { deleteNotificationChannel(id: $id) }", { id: node.id }, "ADMIN");
  receiver.received.length = 0;
  receiver.answer = (_request, response) => response.writeHead(204).end();
});

const left = () => heads[0] as TestHead;

async function tell(query: string, variables: object, role: "ADMIN" | "OPERATOR" = "OPERATOR"): Promise<any> {
  return sendTo(left().url)(query, variables, await tokenOf(role));
}

async function createChannel(changes: object = {}) {
  const input = { name: "Hook", kind: "WEBHOOK", url: `${receiver.url}/hook`, ...changes };
  const { secret, channel } = (await tell(CREATE_CHANNEL, { input }, "ADMIN")).createNotificationChannel;
  return { secret: secret as string, id: channel.id as string };
}

async function createRule(channelId: string, triggers: string[], changes: object = {}): Promise<void> {
  const input = { name: "Rule", triggers, channelIds: [channelId], quietSeconds: 0, ...changes };
  await tell(CREATE_RULE, { input });
}

/** What a receiver that checks signatures knows of a webhook: its id, and what it tells. */
function verified(
  secret: string,
  { headers, body }: Receiver["received"][number],
): { id: string; items: any[] } {
  const sent = new Webhook(secret).verify(body, headers as Record<string, string>) as { data: any };
  expect(sent.data.id).toBe(headers["webhook-id"]);
  return sent.data;
}

const enroll = (changes: object = {}) => enrollAgent(changes, sendTo(left().url));
type Agent = Awaited<ReturnType<typeof enroll>>;

async function running(agent: Agent): Promise<{ id: string; attempt: number }> {
  await assignScan({ name: "Perimeter", targets: ["192.0.2.1"] }, sendTo(left().url));
  return (await agent.heartbeat()).assignments[0];
}

async function submit(
  agent: Agent,
  { id, attempt }: { id: string; attempt: number },
  ports: number[],
): Promise<void> {
  const events = ports.map((port, at) => openPort(at + 1, port));
  await sendTo(left().url)(SUBMIT, { input: { assignmentId: id, attempt, chunk: 1, events } }, agent.token);
}

async function end(
  agent: Agent,
  { id, attempt }: { id: string; attempt: number },
  coverage: object = {},
): Promise<void> {
  const input = { ...completion(id, attempt, 0), coverage };
  await sendTo(left().url)(COMPLETE, { input }, agent.token);
}

/** Names and types of all values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.slice(0, 1).map(shapeOf) : "list";
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

describe("two heads that send notifications", () => {
  it(
    "tell of each thing that happens, once, signed",
    async () => {
      const { secret, id } = await createChannel();
      const triggers = [
        "DETECTION_FOUND",
        "DETECTION_REOPENED",
        "AGENT_STALE",
        "AGENT_OFFLINE",
        "AGENT_CONFLICT",
        "SCAN_FAILED",
        "COVERAGE_GAP",
        "QUEUE_AGE",
      ];
      await createRule(id, triggers, { queueAgeSeconds: 10 });
      const ask = sendTo(left().url);
      const agent = await enroll({ spoolId: "one" });

      const whole = await running(agent);
      await submit(agent, whole, [443]);
      await end(agent, whole, { missing: [{ what: "/root", why: "permission denied" }] });
      const { detections } = await ask(
        "{ detections(first: 1) { edges { node { id } } } }",
        {},
        await operatorToken(),
      );
      const ids = [detections.edges[0].node.id];
      await tell("mutation ($ids: [ID!]) { resolveDetections(selection: { ids: $ids }) { __typename } }", {
        ids,
      });
      await tell("mutation ($ids: [ID!]) { reopenDetections(selection: { ids: $ids }) { __typename } }", {
        ids,
      });

      const failing = await running(agent);
      const failure = { code: "TOOL_FAILED", message: "nmap ended badly.", result: "FAILED", retry: false };
      const report = { assignmentId: failing.id, attempt: failing.attempt, eventCount: 0, command: ["nmap"] };
      await ask(FAIL, { input: { ...report, ...failure } }, agent.token);

      const double = await registration({ identity: agent.identity, spoolId: "two" });
      await expect(ask(REGISTER, { input: double })).rejects.toThrow("AGENT_CONFLICT");
      const leaving = await enroll();
      await ask("mutation { deregisterAgent { agentId } }", {}, leaving.token);
      await assignScan({ scanners: ["clamav"], targets: [], paths: ["/srv"] }, ask); // nobody can run it

      const told = () => receiver.received.flatMap((request) => verified(secret, request).items);
      await until("all of it", () =>
        triggers.every((trigger) => told().some((item) => item.trigger === trigger)),
      );
      const counts = Map.groupBy(told(), ({ trigger }) => trigger);
      for (const trigger of triggers.slice(0, 2)) expect(counts.get(trigger)).toHaveLength(1);
      const documented = JSON.parse(findBlock("docs/notifications.md", '{\n  "type"'));
      const [found] = receiver.received.filter(({ body }) => body.includes("DETECTION_FOUND"));
      const sent = JSON.parse(found?.body ?? "");
      sent.data.items.length = 1;
      expect(shapeOf(documented)).toEqual(shapeOf(sent));
      const known = new Set(receiver.received.map(({ headers }) => headers["webhook-id"]));
      expect(known.size).toBe(receiver.received.length); // none was sent twice
    },
    2 * MINUTE,
  );

  it(
    "try again what a receiver did not take, with the same id and body",
    async () => {
      const { secret, id } = await createChannel();
      await createRule(id, ["DETECTION_FOUND"]);
      receiver.answer = (_request, response) =>
        response.writeHead(receiver.received.length < 3 ? 500 : 204, { "retry-after": "1" }).end();
      const agent = await enroll();
      await submit(agent, await running(agent), [1001, 1002]);
      await until("the third try", () => receiver.received.length >= 3, MINUTE);
      const tries = receiver.received.map((request) => verified(secret, request).id);
      expect(new Set(tries).size).toBe(1);
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
      const sent = await until("the outcome", async () => {
        const { notificationDeliveries } = await tell(DELIVERIES, {});
        return notificationDeliveries.edges.find(({ node }: any) => node.state === "SENT");
      });
      expect(sent.node).toMatchObject({ id: tries[0], tries: 3, problem: null });
    },
    2 * MINUTE,
  );

  it(
    "send what a head that was killed had begun, and nothing of it is lost",
    async () => {
      const { secret, id } = await createChannel();
      await createRule(id, ["DETECTION_FOUND"]);
      const agent = await enroll();
      const assignment = await running(agent);
      await Promise.all(heads.splice(1).map((head) => head.stop())); // so that it is known who sends
      receiver.answer = () => undefined;
      await submit(agent, assignment, [2001]);
      await until("the first try", () => receiver.received.length > 0);
      await left().kill();
      const [first] = receiver.received;
      receiver.answer = (_request, response) => response.writeHead(204).end();
      heads = await Promise.all([startHead({ env }), startHead({ env })]);
      await until("the second try", () => receiver.received.length > 1, MINUTE);
      const [again] = receiver.received.slice(1);
      if (!first || !again) throw new Error("There were no two tries.");
      expect(verified(secret, again)).toEqual(verified(secret, first));
    },
    2 * MINUTE,
  );

  it(
    "mail plain text whose headers no scanner writes",
    async () => {
      const recipients = ["ann@mail.example", "bob@mail.example"];
      const { id } = await createChannel({ kind: "EMAIL", url: null, recipients });
      const test = "mutation ($id: ID!) { testNotificationChannel(id: $id) { ok message } }";
      expect((await tell(test, { id }, "ADMIN")).testNotificationChannel.ok).toBe(true);
      await createRule(id, ["DETECTION_FOUND"]);
      const agent = await enroll();
      const { id: assignmentId, attempt } = await running(agent);
      const event = openPort(1, 3001);
      const hostile = { ...event.finding, title: "a\r\nBcc: eve@evil.example\r\n\r\n<b>b</b>" };
      const input = { assignmentId, attempt, chunk: 1, events: [{ ...event, finding: hostile }] };
      await sendTo(left().url)(SUBMIT, { input }, agent.token);
      const mail = await until("the mail", () => mailServer.mails[1]);
      const [head = "", ...body] = mail.raw.split("\r\n\r\n");
      expect(mail).toMatchObject({ from: "head@mail.example", to: recipients });
      expect(head).toMatch(/^Content-Type: text\/plain/m);
      expect(head).toMatch(/^Message-ID: <[\w-]{36}@ai-defend>/m);
      expect(head).toMatch(/^Subject: \[AI Defend\] New detection/m);
      expect(head).not.toMatch(/^Bcc:/im);
      expect(body.join("\n\n")).toContain("/detections/");
    },
    MINUTE,
  );
});
