import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../../server/db.ts";
import { post } from "../support/client.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { signInCookie } from "../support/sign-in.ts";

const OTHER_SITE = "https://elsewhere.example";
const MUTATION = JSON.stringify({
  query: `mutation { assignScan(input: { targets: ["127.0.0.1"], scanners: ["nmap"] }) { id } }`,
});
const JSON_TYPE = "application/json";

let head: TestHead;
let cookie: string;

beforeAll(async () => {
  head = await startHead();
  cookie = await signInCookie(head.url);
});

afterAll(() => head?.stop());

/** Status and code of what a browser's request with the victim's cookie gets. */
async function asVictim(path: string, body: string | null, headers: Record<string, string>) {
  const method = body === null ? "GET" : "POST";
  const response = await fetch(head.url + path, { method, headers: { cookie, ...headers }, body });
  const answer = JSON.parse((await response.text()) || "{}");
  return [response.status, answer.errors?.[0]?.extensions.code];
}

const scanCount = async () => Number((await pool.query(`SELECT count(*) FROM "Scan"`)).rows[0].count);

describe("a page of another site, with the cookie of somebody who is signed in", () => {
  it.each([
    ["JSON", { origin: OTHER_SITE, "content-type": JSON_TYPE }],
    ["JSON from a sandboxed frame", { origin: "null", "content-type": JSON_TYPE }],
    ["JSON from another port of this host", { origin: "http://127.0.0.1:1", "content-type": JSON_TYPE }],
    ["JSON as the browser says itself", { "sec-fetch-site": "cross-site", "content-type": JSON_TYPE }],
    ["JSON without an origin", { "content-type": JSON_TYPE }],
    ["a form", { origin: OTHER_SITE, "content-type": "application/x-www-form-urlencoded" }],
    ["an upload", { origin: OTHER_SITE, "content-type": "multipart/form-data; boundary=x" }],
    ["text", { origin: OTHER_SITE, "content-type": "text/plain" }],
  ])("runs no mutation by %s", async (_name, headers) => {
    expect(await asVictim("/graphql", MUTATION, headers)).toEqual([403, "CROSS_SITE"]);
    expect(await scanCount()).toBe(0);
  });

  it("sends no report, no feed, and signs nobody out", async () => {
    for (const path of ["/imports?fileName=a.xml&machine=m", "/feeds/KEV", "/api/auth/sign-out"]) {
      const types = ["text/plain", "application/x-www-form-urlencoded", "application/octet-stream"];
      const answers = types.map((type) => asVictim(path, "{}", { origin: OTHER_SITE, "content-type": type }));
      expect([path, ...(await Promise.all(answers))]).toEqual([
        path,
        ...types.map(() => [403, "CROSS_SITE"]),
      ]);
    }
    expect(await (await post(head.url, "", "{ viewer { id } }", {}, { cookie })).json()).toMatchObject({
      data: { viewer: { id: expect.any(String) } },
    });
    expect(await scanCount()).toBe(0);
  });

  it("reads nothing: no answer allows another origin, asked first or not", async () => {
    for (const method of ["OPTIONS", "POST", "GET"]) {
      const response = await fetch(`${head.url}/graphql`, {
        method,
        headers: {
          cookie,
          origin: OTHER_SITE,
          "content-type": JSON_TYPE,
          "access-control-request-method": "POST",
        },
        body: method === "POST" ? `{"query":"{ viewer { id } }"}` : null,
      });
      expect(response.ok).toBe(false);
      expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });
});

describe("operations", () => {
  it("come by POST as JSON alone, from a page of the head itself too", async () => {
    const own = { origin: head.url };
    const query = `?query=${encodeURIComponent("{ viewer { id } }")}`;
    expect(await asVictim(`/graphql${query}`, null, own)).toEqual([405, "METHOD_NOT_ALLOWED"]);
    expect(await asVictim("/graphql", MUTATION, { ...own, "content-type": "application/graphql" })).toEqual([
      415,
      "MEDIA_TYPE_UNSUPPORTED",
    ]);
    expect(await asVictim("/graphql", MUTATION, { ...own, "content-type": "text/plain" })).toEqual([
      403,
      "CROSS_SITE",
    ]);
    expect(await scanCount()).toBe(0);
    expect(await asVictim("/graphql", MUTATION, { ...own, "content-type": JSON_TYPE })).toEqual([
      200,
      undefined,
    ]);
    expect(await scanCount()).toBe(1);
  });
});

it("is known by https only where its public address says so", async () => {
  const secure = await startHead({ env: { PUBLIC_URL: "https://head.example" } });
  const of = async (url: string) => (await fetch(`${url}/healthz`)).headers.get("strict-transport-security");
  expect([await of(head.url), await of(secure.url)]).toEqual([
    null,
    expect.stringContaining("max-age=63072000"),
  ]);
  await secure.stop();
});
