import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { post, sendTo } from "../support/client.ts";
import { enrollAgent, operatorToken, REGISTER, registration } from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { signInCookie } from "../support/sign-in.ts";

const DETECTIONS = "subscription { detectionChanged { id } }";

let head: TestHead;

beforeAll(async () => {
  head = await startHead();
});

afterAll(() => head?.stop());

/** A WebSocket that speaks graphql-ws by hand. */
async function openSocket(headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${head.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers,
  });
  await once(socket, "open");
  return socket;
}

const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

/** A socket that the head has acknowledged. */
async function connectedSocket(token: string): Promise<WebSocket> {
  const socket = await openSocket();
  say(socket, { type: "connection_init", payload: { authorization: `Bearer ${token}` } });
  await once(socket, "message");
  return socket;
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code;
}

/** The next message of this type. */
async function heard(socket: WebSocket, type: string): Promise<any> {
  for (;;) {
    const [data] = await once(socket, "message");
    const message = JSON.parse(String(data));
    if (message.type === type) return message;
  }
}

describe("a session or token that ends takes its open subscriptions with it", () => {
  it("when an agent deregisters", async () => {
    const agent = await enrollAgent({}, sendTo(head.url));
    const socket = await connectedSocket(agent.token);
    say(socket, { id: "1", type: "subscribe", payload: { query: "subscription { wakeUp }" } });
    const closed = closeCodeOf(socket);
    await post(head.url, agent.token, "mutation { deregisterAgent { agentId } }");
    expect(await closed).toBe(4401);
  });

  it("when an agent registers again, and its new session is not touched", async () => {
    const send = sendTo(head.url);
    const input = await registration();
    const { registerAgent: first } = await send(REGISTER, { input });
    const old = await connectedSocket(first.sessionToken);
    const closed = closeCodeOf(old);
    const { registerAgent: second } = await send(REGISTER, { input });
    expect(await closed).toBe(4401);
    const current = await connectedSocket(second.sessionToken);
    say(current, { type: "ping" });
    expect(await heard(current, "pong")).toEqual({ type: "pong" });
    current.close();
  });

  it("when its holder signs out in the browser", async () => {
    const cookie = await signInCookie(head.url);
    const socket = await openSocket({ cookie, origin: head.url });
    say(socket, { type: "connection_init" });
    await heard(socket, "connection_ack");
    const closed = closeCodeOf(socket);
    await fetch(`${head.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie, origin: head.url, "content-type": "application/json" },
      body: "{}",
    });
    expect(await closed).toBe(4401);
  });
});

describe("a WebSocket", () => {
  it("that does not say who it is, is closed", async () => {
    expect(await closeCodeOf(await openSocket())).toBe(4408);
  });

  it("that sends more than anybody needs is closed", async () => {
    const socket = await connectedSocket(await operatorToken());
    const closed = closeCodeOf(socket);
    for (let sent = 0; sent < 1000; sent += 1) say(socket, { type: "ping" });
    expect(await closed).toBe(4429);
  });

  it("that sends one message too large is closed", async () => {
    const socket = await connectedSocket(await operatorToken());
    const closed = closeCodeOf(socket);
    say(socket, { type: "ping", payload: { padding: "x".repeat(300 * 1024) } });
    expect(await closed).toBe(1009);
  });

  it("has a bounded number of subscriptions, and goes on with those", async () => {
    const socket = await connectedSocket(await operatorToken());
    for (let id = 1; id <= 51; id += 1)
      say(socket, { id: String(id), type: "subscribe", payload: { query: DETECTIONS } });
    expect(await heard(socket, "error")).toMatchObject({
      id: "51",
      payload: [{ extensions: { code: "TOO_MANY_SUBSCRIPTIONS" } }],
    });
    say(socket, { type: "ping" });
    expect(await heard(socket, "pong")).toEqual({ type: "pong" });
    socket.close();
  });

  it("too many of one agent is closed, and those of others are not", async () => {
    const send = sendTo(head.url);
    const [agent, other] = [await enrollAgent({}, send), await enrollAgent({}, send)];
    const own = await Promise.all(Array.from({ length: 5 }, () => connectedSocket(agent.token)));
    const sixth = await openSocket();
    const closed = closeCodeOf(sixth);
    say(sixth, { type: "connection_init", payload: { authorization: `Bearer ${agent.token}` } });
    expect(await closed).toBe(4429);
    const others = await connectedSocket(other.token);
    for (const socket of [...own, others]) {
      say(socket, { type: "ping" });
      expect(await heard(socket, "pong")).toEqual({ type: "pong" });
      socket.close();
    }
  });
});
