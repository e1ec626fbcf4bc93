import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectDir } from "../../scripts/project.ts";
import { createSignInLink } from "../../server/access/sign-in.ts";
import { config } from "../../server/config.ts";
import { ask } from "../support/client.ts";
import { tokenOf } from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";

const PASSWORD = "purple anchors drift quietly";
const ENTRIES = "{ auditEntries(first: 100) { edges { node { act actor address subject after } } } }";

let head: TestHead;
let cookie = "";

beforeAll(async () => {
  head = await startHead({ env: { RATE_LIMITS: "false" } });
});

afterAll(() => head?.stop());

async function post(path: string, body: object = {}): Promise<Response> {
  return fetch(`${head.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: head.url,
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify(body),
  });
}

/** What was written down since, the first act first. */
async function actsAfter(count: number): Promise<any[]> {
  const { auditEntries } = await ask(head.url, await tokenOf("ADMIN"), ENTRIES);
  return auditEntries.edges
    .map((edge: any) => edge.node)
    .reverse()
    .slice(count);
}

it("writes down each way in and out, and what somebody does to their own account", async () => {
  const before = (await actsAfter(0)).length;
  const { pathname, search } = new URL(await createSignInLink());
  const link = head.url + pathname + search;
  const entered = await fetch(link, { redirect: "manual" });
  cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  await fetch(link, { redirect: "manual" }); // used up
  await post("/graphql", { query: `mutation { setPassword(next: "${PASSWORD}") }` });
  expect((await post("/api/auth/two-factor/enable", { password: PASSWORD })).status).toBe(200);
  expect((await post("/api/auth/sign-out")).status).toBe(200);
  cookie = "";
  const wrong = { email: "operator@ai-defend.invalid", password: "not the right one" };
  expect((await post("/api/auth/sign-in/email", wrong)).status).toBe(401);

  const acts = await actsAfter(before);
  expect(acts.map(({ act, actor }) => `${act} by ${actor}`)).toEqual([
    "user.signInLink by SYSTEM",
    "user.signIn by USER",
    "user.signInFailed by NOBODY",
    "user.setPassword by USER",
    "user.signOut by USER", // all other browsers
    "user.secondFactor by USER",
    "user.signOut by USER",
    "user.signInFailed by NOBODY",
  ]);
  expect(acts.slice(1).map(({ address }) => address)).toEqual(Array(7).fill("127.0.0.1"));
  expect(JSON.stringify(acts)).not.toContain(PASSWORD);
});

it("is checked by a command, which tells the entry that was tampered with", async () => {
  const verify = () =>
    execa("node", ["scripts/audit-verify.ts"], {
      cwd: projectDir,
      env: { DATABASE_URL: config.DATABASE_URL },
      reject: false,
    });
  const good = await verify();
  expect([good.exitCode, good.stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ entries, each as it was written\./),
  ]);
  const { pool } = await import("../../server/db.ts");
  await pool.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
  await pool.query(`UPDATE "AuditEntry" SET "actorName" = 'Somebody else' WHERE sequence = 2`);
  const bad = await verify();
  expect([bad.exitCode, bad.stdout + bad.stderr]).toEqual([
    2,
    expect.stringContaining("First bad entry: 2."),
  ]);
  expect(bad.stdout + bad.stderr).not.toContain("    at ");
});
