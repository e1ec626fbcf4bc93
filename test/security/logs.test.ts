import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../../server/db.ts";
import { ask, post, sendTo } from "../support/client.ts";
import { follow } from "../support/follow.ts";
import {
  assignScan,
  enrollAgent,
  enrollmentToken,
  openPort,
  operatorToken,
  REGISTER,
  registration,
  SUBMIT,
} from "../support/graphql.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "../support/processes.ts";
import { signInCookie } from "../support/sign-in.ts";
import { until } from "../support/until.ts";

const SECRET = "a-secret-that-signs-cookies-and-is-logged-nowhere";
const WRONG = "enroll_a-token-that-nobody-has-made-and-is-logged-nowhere";

let head: TestHead;
let agent: TestProcess;

/** Lines of a log, as they are and as data. */
async function linesOf(program: TestProcess): Promise<Record<string, any>[]> {
  const lines = (await program.logs()).split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line));
}

const lineWith = (program: TestProcess, what: string, fits: (line: Record<string, any>) => boolean) =>
  until(what, async () => (await linesOf(program)).find(fits));

/** Asks in a way in which the head breaks: with a table under another name. */
async function breaking<T>(table: string, act: () => Promise<T>): Promise<T> {
  await pool.query(`ALTER TABLE "${table}" RENAME TO "Away"`);
  try {
    return await act();
  } finally {
    await pool.query(`ALTER TABLE "Away" RENAME TO "${table}"`);
  }
}

beforeAll(async () => {
  head = await startHead({ env: { LOG_LEVEL: "trace", AUTH_SECRET: SECRET, HEARTBEAT_SECONDS: "1" } });
  agent = await startAgent({
    env: { LOG_LEVEL: "trace", HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() },
  });
});

afterAll(async () => {
  await agent?.stop();
  await head?.stop();
});

describe("a line of the log", () => {
  it("of a fault has the id that the caller was told, the request's and who sent it", async () => {
    const token = await operatorToken();
    const response = await breaking("Schedule", () =>
      post(
        head.url,
        token,
        "{ schedules { edges { node { id } } } }",
        {},
        { "x-request-id": "from-a-proxy-42" },
      ),
    );
    const [error] = ((await response.json()) as any).errors;
    expect(error.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect(response.headers.get("x-request-id")).toBe("from-a-proxy-42");
    const { errorId } = error.extensions;
    const line = await lineWith(head, "the line", (one) => one.errorId === errorId);
    expect(line).toMatchObject({
      level: "error",
      op: "graphql.execute",
      requestId: "from-a-proxy-42",
      operation: "query schedules",
      userId: expect.any(String),
      tokenId: expect.any(String),
      err: { message: expect.stringContaining("Schedule") },
    });
  });

  it("of an agent's request names the agent, its assignment and attempt", async () => {
    const scripted = await enrollAgent(
      { capabilities: [{ name: "nmap", version: "7.93", privileged: true }] },
      sendTo(head.url),
    );
    await assignScan({ placement: { agentId: scripted.id } }, sendTo(head.url));
    const [lease] = (await scripted.heartbeat()).assignments;
    const input = { assignmentId: lease.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    const response = await breaking("Event", () => post(head.url, scripted.token, SUBMIT, { input }));
    const { errorId } = ((await response.json()) as any).errors[0].extensions;
    expect(await lineWith(head, "the line", (one) => one.errorId === errorId)).toMatchObject({
      agentId: scripted.id,
      assignmentId: lease.id,
      attempt: 1,
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("of an operation over a WebSocket has its message's id, its name and who sent it, also of a later result", async () => {
    const scripted = await enrollAgent({}, sendTo(head.url));
    await assignScan({ placement: { agentId: scripted.id } }, sendTo(head.url));
    const [{ id: assignmentId }] = (await scripted.heartbeat()).assignments;
    const token = await operatorToken();
    const query = "subscription { agentChanged { currentAssignments { artifacts { id } } } }";
    const followed = follow(head.url, token, query);
    const running = [{ assignmentId, attempt: 1, progress: 0.1, progressNote: "" }];
    const beat = () => scripted.heartbeat({ activity: "SCANNING", freeSlots: 0, running });
    await until("its first result", async () => (await beat()) && followed.received.length > 0);
    const [error] = (await breaking("Artifact", async () => (await beat()) && followed.ended)) as any[];
    expect(error.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    await followed.stop();
    const context = {
      requestId: followed.id,
      operation: "subscription agentChanged",
      userId: expect.any(String),
    };
    const { errorId } = error.extensions;
    const fault = await lineWith(head, "the fault", (one) => one.errorId === errorId);
    expect(fault).toMatchObject({ ...context, tokenId: expect.any(String), op: "graphql.execute" });
    const ended = (id: string) =>
      lineWith(head, "its end", (one) => one.op === "socket.operation" && one.requestId === id);
    expect(await ended(followed.id)).toMatchObject({ ...context, ok: true, durationMs: expect.any(Number) });

    const wakeUp = follow(head.url, scripted.token, "subscription { wakeUp }");
    await until("a wake-up", async () => {
      await scripted.heartbeat({ freeSlots: 1, running }); // after which the head gives hints again
      await assignScan({ placement: { agentId: scripted.id } }, sendTo(head.url));
      return wakeUp.received.length > 0;
    });
    await wakeUp.stop();
    const named = { operation: "subscription wakeUp", agentId: scripted.id, ok: true };
    expect(await ended(wakeUp.id)).toMatchObject(named);

    const refused = follow(head.url, scripted.token, "subscription { nothingChanged }");
    await refused.ended;
    const line = await ended(refused.id);
    expect(line).toMatchObject({ ok: false, error: { code: "GRAPHQL_VALIDATION_FAILED" } });
    expect(line).not.toHaveProperty("operation");
  });

  it("of a request that went well tells how long it took, where such are wanted", async () => {
    const { headers } = await fetch(`${head.url}/healthz`, {
      headers: { "x-request-id": "spaces and <tags>" },
    });
    const requestId = headers.get("x-request-id");
    expect(requestId).toMatch(/^[\w-]{36}$/);
    const line = await lineWith(head, "the line", (one) => one.requestId === requestId);
    expect(line).toMatchObject({
      op: "http.request",
      path: "/healthz",
      status: 200,
      durationMs: expect.any(Number),
    });
  });

  it("of an agent names it as the head does", async () => {
    const { agentId } = await lineWith(agent, "its registration", (one) => one.op === "agent.register");
    const { agents } = await ask(head.url, await operatorToken(), "{ agents { edges { node { id } } } }");
    expect(agents.edges.map((edge: any) => edge.node.id)).toContain(agentId);
  });
});

describe("secrets", () => {
  it("are in no line of head and agent, whatever went wrong with them", async () => {
    const token = await operatorToken();
    const cookie = await signInCookie(head.url);
    const viewer = "{ viewer { id } }";
    await post(head.url, token, viewer);
    await post(head.url, "", viewer, {}, { cookie });
    await post(head.url, `${token}x`, viewer);
    const input = await registration({ enrollmentToken: WRONG });
    const wrong = await post(head.url, "", REGISTER, { input });
    expect(((await wrong.json()) as any).errors[0].extensions.code).toBe("ENROLLMENT_REFUSED");
    const broken = await registration();
    await breaking("Agent", () => post(head.url, "", REGISTER, { input: broken }));
    await breaking("User", async () => {
      await post(head.url, await operatorToken(), viewer, {}, { cookie });
      await fetch(`${head.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    });
    await lineWith(
      head,
      "a fault of the last",
      (one) => one.level === "error" && JSON.stringify(one).includes("Agent"),
    );
    const enrollment = await enrollmentToken();
    const database = new URL(process.env.DATABASE_URL ?? "");
    const secrets = [
      SECRET,
      WRONG,
      token,
      enrollment,
      ...cookie.split("; ").map((one) => one.split("=")[1] ?? ""),
    ];
    if (database.password) secrets.push(database.password);
    const logs = (await head.logs()) + (await agent.logs());
    expect(logs.length).toBeGreaterThan(1000);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8);
      expect(logs.includes(secret), `${secret.slice(0, 6)}… is in a log`).toBe(false);
      expect(logs.includes(encodeURIComponent(secret))).toBe(false);
    }
    expect(logs).not.toMatch(/"agent_[\w-]{20}/); // sessions of agents
  });
});
