import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auth } from "../../server/access/auth.ts";
import type { AuditAct } from "../../server/audit/acts.ts";
import { ask } from "../support/client.ts";
import { tokenOf } from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { signInCookie } from "../support/sign-in.ts";

/** Every path of better-auth that the head serves, with the act that its use leaves in the audit log; null: it changes nothing. */
const SERVED: Record<string, AuditAct | null> = {
  "/get-session": null,
  "/magic-link/verify": "user.signInFailed",
  "/sign-in/email": "user.signInFailed",
  "/two-factor/verify-totp": "user.signInFailed",
  "/two-factor/verify-backup-code": "user.signInFailed",
  "/two-factor/enable": "user.secondFactor",
  "/two-factor/disable": "user.secondFactor",
  "/two-factor/generate-backup-codes": "user.secondFactor",
  "/sign-out": "user.signOut",
};

/** Those with single sign-on alone: see single-sign-on.test.ts. */
const SINGLE_SIGN_ON = ["/sign-in/social", "/callback/:id"];

/** All others, which answer nobody: what of them people may do, GraphQL does with its own roles and acts. */
const CLOSED = [
  "/account-info",
  "/api-key/create",
  "/api-key/delete",
  "/api-key/get",
  "/api-key/list",
  "/api-key/update",
  "/change-email",
  "/change-password",
  "/delete-user",
  "/delete-user/callback",
  "/error",
  "/get-access-token",
  "/link-social",
  "/list-accounts",
  "/list-sessions",
  "/ok",
  "/refresh-token",
  "/request-password-reset",
  "/reset-password",
  "/reset-password/:token",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/send-verification-email",
  "/sign-in/magic-link",
  "/sign-up/email",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/unlink-account",
  "/update-session",
  "/update-user",
  "/verify-email",
  "/verify-password",
];

const ENTRIES = "{ auditEntries(first: 1) { edges { node { act sequence } } } }";

let head: TestHead;
let cookie: string;

beforeAll(async () => {
  head = await startHead({ env: { RATE_LIMITS: "false" } });
  cookie = await signInCookie(head.url);
});

afterAll(() => head?.stop());

async function call(path: string, method: string): Promise<Response> {
  return fetch(`${head.url}/api/auth${path.replace(/:\w+/, "some")}`, {
    method,
    headers: { cookie, origin: head.url, "content-type": "application/json" },
    redirect: "manual",
    ...(method === "POST" ? { body: JSON.stringify(JUNK) } : {}),
  });
}

/** Enough for each of them to get as far as to somebody's rights. */
const JUNK = {
  email: "somebody@example.org",
  password: "not the right one",
  newPassword: "purple anchors drift quietly",
  currentPassword: "not the right one",
  newEmail: "other@example.org",
  code: "000000",
  token: "guessed",
  name: "Other",
  role: "ADMIN",
};

async function lastAct(): Promise<{ act: string; sequence: number }> {
  const { auditEntries } = await ask(head.url, await tokenOf("ADMIN"), ENTRIES);
  return auditEntries.edges[0].node;
}

describe("the paths of better-auth", () => {
  it("are each served with an act, or closed", () => {
    const paths = Object.values(auth.api as Record<string, { path?: string }>).flatMap(
      ({ path }) => path ?? [],
    );
    const decided = [...Object.keys(SERVED), ...SINGLE_SIGN_ON, ...CLOSED];
    expect([...new Set(paths)].toSorted()).toEqual(decided.toSorted());
  });

  it.each([...CLOSED, ...SINGLE_SIGN_ON])("do nothing for an admin: %s", async (path) => {
    const before = await lastAct();
    for (const one of [path, `${path}/`, path.replace("/", "//"), path.replace("-", "%2d"), `${path};x`])
      for (const method of ["GET", "POST"]) {
        const response = await call(one, method);
        expect([one, method, response.status]).toEqual([one, method, 404]);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    expect(await lastAct()).toEqual(before);
  });

  it.each(Object.entries(SERVED))("leave what they do in the audit log: %s %s", async (path, act) => {
    const before = await lastAct();
    await call(
      path === "/magic-link/verify" ? `${path}?token=guessed&callbackURL=/` : path,
      path.includes("magic") ? "GET" : "POST",
    );
    const expected = act === null ? before : { act, sequence: before.sequence + 1 };
    await expect.poll(lastAct).toEqual(expected); // who was turned away hears so before it is written down
  });
});
