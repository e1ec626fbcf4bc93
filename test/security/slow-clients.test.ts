import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { sendTo } from "../support/client.ts";
import { follow } from "../support/follow.ts";
import { assignScan, enrollAgent, openPort, operatorToken, SUBMIT } from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { until } from "../support/until.ts";

const MINUTE = 60_000;
const EVENTS = "subscription { eventAdded { id data } }";

let head: TestHead;

beforeAll(async () => {
  head = await startHead();
});

afterAll(() => head?.stop());

/** Memory of the head's process, in bytes. */
async function residentBytes(): Promise<number> {
  const pages = (await readFile(`/proc/${head.pid}/statm`, "utf8")).split(" ")[1];
  return Number(pages) * 4096;
}

/** A connection that has sent this much of a request. Fulfils once the head has ended it, with what it said before. */
function halfRequest(text: string): Promise<string> {
  const { port } = head;
  return new Promise((resolve) => {
    let answer = "";
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}

it("ends requests whose head does not arrive, and answers others meanwhile", async () => {
  const text = "POST /graphql HTTP/1.1\r\nHost: head\r\nContent-Type: application/json\r\n";
  const slow = Array.from({ length: 300 }, () => halfRequest(text));
  expect((await fetch(`${head.url}/readyz`)).status).toBe(200);
  expect(new Set(await Promise.all(slow))).toEqual(new Set([expect.stringContaining("408")]));
});

it("ends operations whose body does not arrive", { timeout: 2 * MINUTE }, async () => {
  const start = `POST /graphql HTTP/1.1\r\nHost: head\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":`;
  expect(await halfRequest(start)).toContain("REQUEST_TIMEOUT");
});

it("drops a subscriber that stops reading, holds nothing for it, and serves those that read", {
  timeout: 3 * MINUTE,
}, async () => {
  const send = sendTo(head.url);
  const agent = await enrollAgent({}, send);
  await assignScan({ targets: ["192.0.2.1"] }, send);
  const [work] = (await agent.heartbeat()).assignments;
  const token = await operatorToken();
  const reader = follow(head.url, token, EVENTS);
  const stuck = new WebSocket(`${head.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  await new Promise((resolve) => stuck.once("open", resolve));
  stuck.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  await new Promise((resolve) => stuck.once("message", resolve));
  for (let id = 1; id <= 40; id += 1)
    stuck.send(JSON.stringify({ id: String(id), type: "subscribe", payload: { query: EVENTS } }));
  stuck.pause();
  let ended = false;
  (stuck as unknown as { _socket: Socket })._socket.once("close", () => {
    ended = true;
  });
  const before = await residentBytes();
  let chunk = 0;
  const dropped = until(
    "the head to drop it",
    async () => {
      chunk += 1;
      const events = Array.from({ length: 20 }, (_, index) => ({
        ...openPort(chunk * 20 + index, 1 + index),
        finding: undefined,
        data: { padding: "x".repeat(40_000) },
      }));
      await send(SUBMIT, { input: { assignmentId: work.id, attempt: 1, chunk, events } }, agent.token);
      const logs = await head.logs();
      return ended || logs.includes('"op":"socket.drop"');
    },
    2 * MINUTE,
  );
  await dropped;
  expect((await residentBytes()) - before).toBeLessThan(200 * 1024 * 1024);
  await until("the reader to have heard all", () => reader.received.length === chunk * 20, MINUTE);
  await reader.stop();
  stuck.terminate();
});
