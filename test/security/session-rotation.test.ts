import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { pool } from "../../server/db.ts";
import { ask, post, sendTo } from "../support/client.ts";
import { assignScan, enrollAgent, enrollmentToken, tokenOf } from "../support/graphql.ts";
import { startAgent, startHead, type TestHead } from "../support/processes.ts";
import { describeWith } from "../support/tools.ts";
import { until } from "../support/until.ts";

const HEARTBEAT = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { sessionToken } }`;
const STATUS = { activity: "IDLE", freeSlots: 0, load: 0, memoryBytes: 1, resultCount: 0, errorCount: 0 };
const REVOKE = "mutation ($id: ID!) { revokeAgent(id: $id) { health } }";

let head: TestHead;

beforeAll(async () => {
  head = await startHead();
});

afterAll(() => head?.stop());

/** A heartbeat with a token: the next token or null, or the code of a refusal. */
async function beat(token: string): Promise<string | null> {
  const input = { ...STATUS, spoolBytes: 0, running: [] };
  const { data, errors } = (await (await post(head.url, token, HEARTBEAT, { input })).json()) as any;
  return errors ? errors[0].extensions.code : data.heartbeat.sessionToken;
}

const ofAgent = (change: string, id: string) =>
  pool.query(`UPDATE "AgentSession" SET ${change} WHERE "agentId" = $1`, [id]);
const age = (id: string) => ofAgent(`"tokenSince" = now() - interval '61 minutes'`, id);
const endGrace = (id: string) => ofAgent(`"formerUntil" = "formerUntil" - interval '61 seconds'`, id);

/** The token that a heartbeat brings: the head knows a session for up to a second before it looks again. */
async function nextToken(former: string): Promise<string> {
  const token = await until("the next token", () => beat(former));
  expect(token).toMatch(/^agent_/);
  return token;
}

/** A session whose token has just been replaced, and nobody has used the new one. */
async function turned() {
  const { id, token: former } = await enrollAgent({}, sendTo(head.url));
  expect(await beat(former)).toBeNull();
  await age(id);
  const token = await nextToken(former);
  return { id, former, token };
}

/** A WebSocket of an agent, open, and with which code it will be closed. */
async function openSocket(token: string): Promise<{ closed: Promise<number> }> {
  const socket = new WebSocket(`${head.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  await once(socket, "message");
  return { closed: once(socket, "close").then(([code]) => code) };
}

describe("the token of a session", () => {
  it("is replaced when it is old, and both work until the grace after the new one's first heartbeat is over", async () => {
    const { id, former, token } = await turned();
    expect(await beat(token)).toBeNull();
    expect(await beat(former)).toBeNull(); // still under way when the new one was seen, and no reason for another
    await endGrace(id);
    expect(await beat(former)).toBe("UNAUTHENTICATED");
    expect(await beat(token)).toBeNull();
  });

  it("is replaced again where the answer was lost, and what was lost opens nothing", async () => {
    const { id, former, token: lost } = await turned();
    const next = (await beat(former)) as string;
    expect(next).toMatch(/^agent_/);
    expect(await beat(lost)).toBe("UNAUTHENTICATED");
    expect(await beat(next)).toBeNull();
    await endGrace(id);
    expect(await beat(former)).toBe("UNAUTHENTICATED");
    expect(await beat(next)).toBeNull();
  });

  it("can be replaced over and over", async () => {
    const { id, token: first } = await turned();
    expect(await beat(first)).toBeNull();
    await age(id);
    const second = await nextToken(first);
    expect(await beat(second)).toBeNull();
    await endGrace(id);
    expect(await beat(first)).toBe("UNAUTHENTICATED");
  });

  it("ends at once with its former one and what both have open, when the agent is revoked", async () => {
    const { id, former, token } = await turned();
    const sockets = [await openSocket(former), await openSocket(token)];
    await ask(head.url, await tokenOf("ADMIN"), REVOKE, { id });
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);
    expect([await beat(former), await beat(token)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  });
});

describeWith("nmap")("a real agent", () => {
  it("goes on through new tokens, with its work and without registering again", async () => {
    const turning = await startHead({ env: { SESSION_ROTATION_SECONDS: "1", HEARTBEAT_SECONDS: "1" } });
    onTestFinished(() => turning.stop());
    const identity = `turning/${crypto.randomUUID()}`;
    const env = {
      HEAD_URL: turning.url,
      ENROLLMENT_TOKEN: await enrollmentToken(),
      AGENT_IDENTITY: identity,
    };
    const agent = await startAgent({ env });
    onTestFinished(() => agent.stop());
    const hashes = new Set<string>();
    const state = { scan: "" };
    const token = await tokenOf("VIEWER");
    await until("the agent", async () => (await agent.logs()).includes('"op":"agent.register"'));
    const agents = await pool.query(`SELECT id FROM "Agent" WHERE identity = $1`, [identity]);
    const placement = { agentId: agents.rows[0].id };
    const scan = await assignScan({ targets: ["127.0.0.1"], placement }, sendTo(turning.url));
    await until("three tokens, and the end of the scan", async () => {
      const { rows } = await pool.query(`SELECT "tokenHash" FROM "AgentSession" WHERE "agentId" = $1`, [
        placement.agentId,
      ]);
      hashes.add(rows[0].tokenHash.toString("hex"));
      state.scan = (
        await ask(turning.url, token, "query ($id: ID!) { scan(id: $id) { state } }", { id: scan.id })
      ).scan.state;
      return hashes.size >= 3 && state.scan === "SUCCEEDED";
    });
    const logs = await agent.logs();
    expect(logs.match(/"op":"agent.register"/g)).toHaveLength(1);
    expect(logs).not.toMatch(/head\.away|wake-up\.lost/);
  });
});
