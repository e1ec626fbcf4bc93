import { once } from "node:events";
import { request } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { pool } from "../server/db.ts";
import { post, sendTo } from "./support/client.ts";
import { follow } from "./support/follow.ts";
import { enrollAgent, operatorToken, REGISTER, registration } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { signInCookie } from "./support/sign-in.ts";
import { until } from "./support/until.ts";

const LIMIT_BYTES = 2 * 1024 * 1024;

let head: TestHead;

beforeAll(async () => {
  head = await startHead();
});

afterAll(() => head?.stop());

/** Status and first error code of an answer. */
async function refusalOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

/** A POST to /graphql with exactly these headers: fetch would add its own. */
async function rawPost(headers: Record<string, string | number>, body?: string): Promise<unknown> {
  const outgoing = request(`${head.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
  });
  outgoing.on("error", () => undefined); // the head may close before it has read a body it refused
  if (body) outgoing.write(body);
  else outgoing.flushHeaders();
  const [response] = await once(outgoing, "response");
  const { errors } = (await json(response)) as { errors: { extensions: { code: string } }[] };
  outgoing.destroy();
  return { status: response.statusCode, code: errors[0]?.extensions.code };
}

describe("the size of a request", () => {
  it("over the limit is refused before a byte of it is read", async () => {
    expect(await rawPost({ "content-length": LIMIT_BYTES + 1 })).toEqual({ status: 413, code: "TOO_LARGE" });
  });

  it("over the limit is refused in a way that a client in the middle of sending can read", async () => {
    const response = await post(head.url, "", "{ __typename }", { padding: "x".repeat(2 * LIMIT_BYTES) });
    expect(await refusalOf(response)).toEqual({ status: 413, code: "TOO_LARGE" });
  });

  it("must be said", async () => {
    const answer = await rawPost({ "transfer-encoding": "chunked" }, "{}");
    expect(answer).toEqual({ status: 411, code: "LENGTH_REQUIRED" });
  });
});

describe("a token", () => {
  const agents = "{ agents { edges { node { id } } } }";

  it("that nobody made opens nothing", async () => {
    const tokens = ["aid_made-up-by-somebody-else", "agent_made-up-by-somebody-else", "short"];
    const codes = await Promise.all(
      tokens.map(async (token) => refusalOf(await post(head.url, token, agents))),
    );
    expect(codes).toMatchObject(tokens.map(() => ({ code: "UNAUTHENTICATED" })));
  });

  it("of an operator opens nothing seconds after it has expired", async () => {
    const token = await operatorToken();
    expect((await post(head.url, token, agents)).ok).toBe(true);
    await pool.query(`UPDATE "Apikey" SET "expiresAt" = now() - interval '1 second'`);
    const expired = await until(
      "the refusal",
      async () => {
        const answer = await post(head.url, token, agents);
        const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
        return errors?.[0]?.extensions.code;
      },
      10_000,
    );
    expect(expired).toBe("UNAUTHENTICATED");
    await pool.query(`UPDATE "Apikey" SET "expiresAt" = NULL, enabled = true`);
  });

  it("of an agent opens nothing once the agent has registered again", async () => {
    const send = sendTo(head.url);
    const first = await enrollAgent({ identity: "twice" }, send);
    const second = await enrollAgent({ identity: "twice" }, send);
    await expect(first.heartbeat()).rejects.toThrow("UNAUTHENTICATED");
    expect(await second.heartbeat()).toMatchObject({ assignments: [] });
  });

  it("for enrollment registers nobody once it has expired", async () => {
    const input = await registration();
    await pool.query(`UPDATE "EnrollmentToken" SET "expiresAt" = now() - interval '1 second'`);
    const refused = await post(head.url, "", REGISTER, { input });
    expect(await refusalOf(refused)).toMatchObject({ code: "ENROLLMENT_REFUSED" });
    const { rows } = await pool.query(`SELECT FROM "Agent" WHERE identity = $1`, [input.identity]);
    expect(rows).toEqual([]);
  });
});

describe("a WebSocket", () => {
  it("from a page of another site is refused, whatever cookies come with it", async () => {
    const cookie = await signInCookie(head.url);
    const open = (origin: string) =>
      new WebSocket(`${head.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
        origin,
        headers: { cookie },
      });
    const [, response] = await once(open("https://elsewhere.example"), "unexpected-response");
    expect(response.statusCode).toBe(403);
    const own = open(head.url);
    await once(own, "open");
    own.close();
  });

  it("without credentials is closed as forbidden", async () => {
    const followed = follow(head.url, "", "subscription { detectionChanged { id } }");
    expect(await followed.ended).toBe(4403);
  });
});

describe("a browser session", () => {
  it("ends when its holder signs out", async () => {
    const cookie = await signInCookie(head.url);
    const ask = () => post(head.url, "", "{ viewer { name } changeCursor }", {}, { cookie });
    expect(await (await ask()).json()).toMatchObject({ data: { viewer: { name: expect.any(String) } } });
    const signOut = await fetch(`${head.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie, origin: head.url, "content-type": "application/json" },
      body: "{}",
    });
    expect(signOut.status).toBe(200);
    expect(await refusalOf(await ask())).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("can't be ended by a page of another site", async () => {
    const cookie = await signInCookie(head.url);
    const signOut = await fetch(`${head.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie, origin: "https://elsewhere.example", "content-type": "application/json" },
      body: "{}",
    });
    expect(signOut.status).toBe(403);
  });
});

describe("plain pages", () => {
  it("say whether the head lives and whether it can work", async () => {
    const [alive, ready] = await Promise.all(
      ["healthz", "readyz"].map((path) => fetch(`${head.url}/${path}`)),
    );
    expect([await alive?.text(), await ready?.text()]).toEqual(["ok\n", "ready\n"]);
  });

  it("give the dashboard for each of its addresses, and 404 for files and calls that are not there", async () => {
    const statusOf = async (path: string) => {
      const response = await fetch(head.url + path, { headers: { accept: "text/html" } });
      return [response.status, (await response.text()).includes('id="root"')];
    };
    expect(await statusOf("/")).toEqual([200, true]);
    expect(await statusOf("/detections/01890000-0000-7000-8000-000000000000")).toEqual([200, true]);
    expect(await statusOf("/assets/not-there.js")).toEqual([404, false]);
    expect(await statusOf("/api/auth/sign-up/email")).toEqual([404, false]);
    expect(await statusOf("/../../package.json")).toEqual([404, false]);
  });

  it("may not be framed, sniffed or told to other sites", async () => {
    for (const path of ["/", "/graphql", "/healthz", "/api/none"]) {
      const { headers } = await fetch(head.url + path, { headers: { accept: "text/html" } });
      expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
        path,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
      });
    }
  });
});
