import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../../server/db.ts";
import { post, sendTo } from "../support/client.ts";
import {
  assignScan,
  enrollAgent,
  openPort,
  operatorToken,
  REGISTER,
  registration,
  SUBMIT,
} from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";

const GIB = 1024 ** 3;
const ARTIFACT = "mutation ($input: SubmitArtifactInput!) { submitArtifact(input: $input) { parts } }";

let head: TestHead;

beforeAll(async () => {
  head = await startHead({
    env: {
      TRUSTED_PROXIES: "1",
      HEARTBEAT_SECONDS: "300",
      REQUESTS_PER_MINUTE: "200",
      EVENTS_PER_MINUTE: "20",
    },
  });
});

afterAll(() => head?.stop());

type Answer = { status: number; code?: string; retryAfter?: number };

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const error = text.startsWith("{") ? JSON.parse(text).errors?.[0]?.extensions : undefined;
  return {
    status: response.status,
    code: error?.code,
    retryAfter: error?.retryAfter,
    ...(response.headers.has("retry-after")
      ? { retryAfter: Number(response.headers.get("retry-after")) }
      : {}),
  };
}

/** Repeats a request, many at a time, until one is refused for its rate. */
async function untilRefused(most: number, send: () => Promise<Response>): Promise<Answer | null> {
  for (let sent = 0; sent < most; sent += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, async () => read(await send())));
    const refused = answers.find(({ code }) => code === "RATE_LIMITED");
    if (refused) return refused;
  }
  return null;
}

const LIMITED = { status: 429, code: "RATE_LIMITED", retryAfter: expect.any(Number) };

it("an agent that floods is told to wait, and others are served as before", {
  timeout: 120_000,
}, async () => {
  const send = sendTo(head.url);
  const [flooding, other] = [await enrollAgent({}, send), await enrollAgent({}, send)];
  const refused = await untilRefused(1000, () => post(head.url, flooding.token, "{ viewer { id } }"));
  expect(refused).toEqual(LIMITED);
  expect(refused?.retryAfter).toBeGreaterThan(0);
  expect(refused?.retryAfter).toBeLessThanOrEqual(60);
  await expect(flooding.heartbeat()).rejects.toThrow("RATE_LIMITED");
  expect(await other.heartbeat()).toMatchObject({ assignments: [] });
  const token = await operatorToken();
  expect((await post(head.url, token, "{ changeCursor }")).ok).toBe(true);
});

it("who guesses enrollment tokens is stopped, by address and not by what the address claims", async () => {
  const input = await registration({ enrollmentToken: "guessed" });
  let claimed = 0;
  const guess = () => {
    claimed += 1;
    const forwarded = `198.51.100.${claimed % 250}, 203.0.113.1`;
    return post(head.url, "", REGISTER, { input }, { "x-forwarded-for": forwarded });
  };
  expect(await untilRefused(200, guess)).toMatchObject({
    code: "RATE_LIMITED",
    retryAfter: expect.any(Number),
  });
  const elsewhere = { "x-forwarded-for": "203.0.113.2" };
  const good = await post(head.url, "", REGISTER, { input: await registration() }, elsewhere);
  expect(await read(good)).toMatchObject({ status: 200, code: undefined });
});

it("who tries to sign in again and again is stopped, and others may", async () => {
  const attempt = (address: string) =>
    fetch(`${head.url}/api/auth/magic-link/verify?token=guessed&callbackURL=/`, {
      headers: { "x-forwarded-for": address },
      redirect: "manual",
    });
  expect(await untilRefused(200, () => attempt("203.0.113.7"))).toEqual(LIMITED);
  expect((await attempt("203.0.113.8")).status).not.toBe(429);
});

it("an agent that sends more events than its share is told to wait, and they are not stored", async () => {
  const send = sendTo(head.url);
  const agent = await enrollAgent({}, send);
  await assignScan({ targets: ["192.0.2.1"], placement: { agentId: agent.id } }, send);
  const [work] = (await agent.heartbeat()).assignments;
  const key = { assignmentId: work.id, attempt: 1 };
  const chunk = (first: number) => Array.from({ length: 15 }, (_, at) => openPort(first + at, first + at));
  await send(SUBMIT, { input: { ...key, chunk: 1, events: chunk(1) } }, agent.token);
  const refused = await post(head.url, agent.token, SUBMIT, {
    input: { ...key, chunk: 2, events: chunk(16) },
  });
  expect(await read(refused)).toMatchObject({ code: "RATE_LIMITED", retryAfter: expect.any(Number) });
  const { rows } = await pool.query(`SELECT count(*)::int AS count FROM "Event" WHERE "assignmentId" = $1`, [
    work.id,
  ]);
  expect(rows).toEqual([{ count: 15 }]);
});

it("an agent that has more unfolded than one artifact of the largest size is told to wait, before that is done", async () => {
  const send = sendTo(head.url);
  const agent = await enrollAgent({}, send);
  await assignScan({ targets: ["192.0.2.1"], placement: { agentId: agent.id } }, send);
  const [work] = (await agent.heartbeat()).assignments;
  const close = async (name: string, sizeBytes: number) => {
    const data = gzipSync("little").toString("base64");
    const key = { assignmentId: work.id, attempt: 1, name, mediaType: "text/xml", part: 1 };
    const input = { ...key, data, last: true, sha256: "0".repeat(64), sizeBytes };
    const { code } = await read(await post(head.url, agent.token, ARTIFACT, { input }));
    return code;
  };
  expect(await close("one", 3 * GIB)).toBe("ARTIFACT_INVALID");
  expect(await close("two", 2 * GIB)).toBe("RATE_LIMITED");
  expect(await close("three", 5 * GIB)).toBe("BAD_INPUT");
  expect(await agent.heartbeat()).toMatchObject({ lost: [] });
});

it("somebody the head does not know may ask less, and takes nothing from agents", async () => {
  const agent = await enrollAgent({}, sendTo(head.url));
  const strangers = await untilRefused(3000, () =>
    post(head.url, "", "{ viewer { id } }", {}, { "x-forwarded-for": "203.0.113.9" }),
  );
  expect(strangers).toEqual(LIMITED);
  expect(await agent.heartbeat()).toMatchObject({ assignments: [] });
});
