import { generate } from "otplib";
import { expect, it } from "vitest";
import { type Answer, codeOf, runWell, tokenOf } from "../../test/support/graphql.ts";
import { db } from "../db.ts";
import { yoga } from "../graphql-server.ts";
import { auth } from "./auth.ts";
import { findCaller } from "./caller.ts";

const GOOD = "purple anchors drift quietly";

/** A browser: it keeps cookies, and speaks with the head in this process. */
function createBrowser() {
  const cookies = new Map<string, string>();
  const headers = () => ({
    "content-type": "application/json",
    origin: "http://localhost:8000",
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  });
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    async follow(link: string): Promise<Response> {
      return keep(await auth.handler(new Request(link, { headers: headers() })));
    },
    async post(path: string, body: object = {}): Promise<Record<string, any>> {
      const request = new Request(`http://localhost:8000/api/auth/${path}`, {
        method: "POST",
        headers: headers(),
        body: JSON.stringify(body),
      });
      return (await keep(await auth.handler(request)).json()) as Record<string, any>;
    },
    async ask(query: string, variables: object = {}): Promise<Answer> {
      const body = JSON.stringify({ query, variables });
      const init = { method: "POST", headers: headers(), body };
      const caller = await findCaller(new Headers(headers()));
      const answer = await yoga.fetch("http://localhost:8000/graphql", init, {
        caller,
        address: "192.0.2.200",
      });
      return (await answer.json()) as Answer;
    },
  };
}

const CREATE = `mutation ($email: String!, $role: Role!) {
  createAccount(name: "Ada", email: $email, role: $role) { signInLink account { id role hasPassword } } }`;
const VIEWER = "{ viewer { role hasPassword hasSecondFactor } }";
const SET = "mutation ($current: String, $next: String!) { setPassword(current: $current, next: $next) }";
const CHANGE = `mutation ($id: ID!, $role: Role, $disabled: Boolean) {
  changeAccount(id: $id, role: $role, disabled: $disabled) { id } }`;
const TOKEN = `mutation ($role: Role!) {
  createApiToken(name: "ci", role: $role, expiresInDays: 30) { token apiToken { id role expiresAt } } }`;

async function enter(role: string) {
  const email = `${crypto.randomUUID()}@example.org`;
  const { createAccount } = await runWell(CREATE, { email, role }, await tokenOf("ADMIN"));
  const browser = createBrowser();
  await browser.follow(createAccount.signInLink);
  return { email, browser, ...createAccount };
}

it("lets a person in by a link that works once, who then needs a password that is not easily guessed", async () => {
  const { browser, email, signInLink } = await enter("ANALYST");
  expect((await browser.ask(VIEWER)).data.viewer).toEqual({
    role: "ANALYST",
    hasPassword: false,
    hasSecondFactor: false,
  });
  const other = createBrowser();
  await other.follow(signInLink);
  expect((await other.ask(VIEWER)).data.viewer).toBeNull();

  for (const weak of ["short", "password1234", email, "aaaaaaaaaaaaaaaa", "x".repeat(129)]) {
    expect((await browser.ask(SET, { next: weak })).errors?.[0]?.extensions.code).toBe("PASSWORD_WEAK");
  }
  expect((await browser.ask(SET, { next: GOOD })).data).toEqual({ setPassword: true });
  expect(await createBrowser().post("sign-in/email", { email, password: "not it at all" })).toMatchObject({
    code: "INVALID_EMAIL_OR_PASSWORD",
  });
  await other.post("sign-in/email", { email, password: GOOD });
  expect((await other.ask(VIEWER)).data.viewer).toMatchObject({ role: "ANALYST", hasPassword: true });

  const wrong = await browser.ask(SET, { current: "not it at all", next: `${GOOD} indeed` });
  expect(wrong.errors?.[0]?.extensions.code).toBe("PASSWORD_WRONG");
  await browser.ask(SET, { current: GOOD, next: `${GOOD} indeed` });
  expect((await other.ask(VIEWER)).data.viewer).toBeNull(); // signed out with all other browsers
  expect((await browser.ask(VIEWER)).data.viewer).not.toBeNull();
});

it("asks for a code besides the password where an authenticator app is set up", async () => {
  const { browser, email } = await enter("VIEWER");
  await browser.ask(SET, { next: GOOD });
  const { totpURI, backupCodes } = await browser.post("two-factor/enable", { password: GOOD });
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  expect((await browser.ask(VIEWER)).data.viewer.hasSecondFactor).toBe(false); // until it is seen to work
  await browser.post("two-factor/verify-totp", { code: await generate({ secret }) });
  expect((await browser.ask(VIEWER)).data.viewer.hasSecondFactor).toBe(true);

  const other = createBrowser();
  expect(await other.post("sign-in/email", { email, password: GOOD })).toMatchObject({
    twoFactorRedirect: true,
  });
  expect((await other.ask(VIEWER)).data.viewer).toBeNull();
  expect(await other.post("two-factor/verify-totp", { code: "000000" })).toMatchObject({
    code: "INVALID_CODE",
  });
  await other.post("two-factor/verify-totp", { code: await generate({ secret }) });
  expect((await other.ask(VIEWER)).data.viewer).not.toBeNull();

  const third = createBrowser();
  await third.post("sign-in/email", { email, password: GOOD });
  await third.post("two-factor/verify-backup-code", { code: backupCodes[0] });
  expect((await third.ask(VIEWER)).data.viewer).not.toBeNull();
  const fourth = createBrowser();
  await fourth.post("sign-in/email", { email, password: GOOD });
  await fourth.post("two-factor/verify-backup-code", { code: backupCodes[0] }); // used up
  expect((await fourth.ask(VIEWER)).data.viewer).toBeNull();
});

it("gives tokens a role of their own, never more than the account has at the moment", async () => {
  const { browser, account } = await enter("OPERATOR");
  expect((await browser.ask(TOKEN, { role: "ADMIN" })).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  const { createApiToken } = (await browser.ask(TOKEN, { role: "OPERATOR" })).data;
  const { token, apiToken } = createApiToken;
  const days = (Date.parse(apiToken.expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(29);
  expect((await runWell("{ viewer { role } }", {}, token)).viewer.role).toBe("OPERATOR");
  expect(await codeOf(TOKEN, { role: "VIEWER" }, token)).toBe("SESSION_REQUIRED"); // no token makes another
  const PAUSE = `mutation { pauseScan(id: "${crypto.randomUUID()}") { id } }`;
  expect(await codeOf(PAUSE, {}, token)).toBe("SCAN_NOT_FOUND");

  await runWell(CHANGE, { id: account.id, role: "VIEWER" }, await tokenOf("ADMIN"));
  await expect.poll(() => codeOf(PAUSE, {}, token), { timeout: 3000 }).toBe("FORBIDDEN");
  expect((await browser.ask(PAUSE)).errors?.[0]?.extensions.code).toBe("FORBIDDEN"); // at once

  const { apiTokens } = (await browser.ask("{ apiTokens { edges { node { id lastUsedAt } } } }")).data;
  expect(apiTokens.edges).toMatchObject([{ node: { id: apiToken.id, lastUsedAt: expect.any(String) } }]);
  const REVOKE = "mutation ($id: ID!) { revokeApiToken(id: $id) }";
  expect(await codeOf(REVOKE, { id: apiToken.id }, await tokenOf("OPERATOR"))).toBe("TOKEN_NOT_FOUND"); // not its own
  await browser.ask(REVOKE, { id: apiToken.id });
  await expect.poll(() => codeOf("{ changeCursor }", {}, token), { timeout: 3000 }).toBe("UNAUTHENTICATED");
});

it("shuts a disabled account out in every way, and lets it in again", async () => {
  const { browser, account, email } = await enter("VIEWER");
  await browser.ask(SET, { next: GOOD });
  const { token } = (await browser.ask(TOKEN, { role: "VIEWER" })).data.createApiToken;
  await runWell(CHANGE, { id: account.id, disabled: true }, await tokenOf("ADMIN"));
  expect((await browser.ask(VIEWER)).data.viewer).toBeNull();
  await createBrowser().post("sign-in/email", { email, password: GOOD });
  expect(await db.session.count({ where: { userId: account.id } })).toBe(0);
  await expect.poll(() => codeOf("{ changeCursor }", {}, token), { timeout: 3000 }).toBe("UNAUTHENTICATED");
  const LINK = "mutation ($id: ID!) { createSignInLink(accountId: $id) }";
  expect(await codeOf(LINK, { id: account.id }, await tokenOf("ADMIN"))).toBe("ACCOUNT_NOT_FOUND");

  await runWell(CHANGE, { id: account.id, disabled: false }, await tokenOf("ADMIN"));
  const again = createBrowser();
  await again.post("sign-in/email", { email, password: GOOD });
  expect((await again.ask(VIEWER)).data.viewer).not.toBeNull();
});

it("keeps the last admin, also when two are demoted at once, and takes each address once", async () => {
  const admins = await db.user.findMany({ where: { role: "ADMIN", disabledAt: null } });
  const { account, email } = await enter("ADMIN");
  const token = await tokenOf("ADMIN");
  const ids = [account.id, ...admins.map(({ id }) => id)];
  const codes = await Promise.all(ids.map((id) => codeOf(CHANGE, { id, role: "VIEWER" }, token)));
  expect(codes.filter((code) => code === "LAST_ADMIN" || code === "FORBIDDEN").length).toBeGreaterThan(0);
  expect(await db.user.count({ where: { role: "ADMIN", disabledAt: null } })).toBe(1);
  await db.user.updateMany({ where: { id: { in: ids } }, data: { role: "ADMIN" } });
  await expect
    .poll(() => codeOf(CREATE, { email: email.toUpperCase(), role: "VIEWER" }, token), { timeout: 3000 })
    .toBe("ACCOUNT_EXISTS");
});

it("lists the own browsers, and signs them out", async () => {
  const { browser, account, email } = await enter("VIEWER");
  await browser.ask(SET, { next: GOOD });
  const other = createBrowser();
  await other.post("sign-in/email", { email, password: GOOD });
  const { sessions } = (await browser.ask("{ sessions { edges { node { id isCurrent } } } }")).data;
  expect(sessions.edges.map((edge: any) => edge.node.isCurrent).toSorted()).toEqual([false, true]);
  const { id } = sessions.edges.find((edge: any) => !edge.node.isCurrent).node;
  const END = "mutation ($id: ID) { endSession(id: $id) }";
  const stranger = await enter("ADMIN");
  expect((await stranger.browser.ask(END, { id })).errors?.[0]?.extensions.code).toBe("SESSION_NOT_FOUND");
  await browser.ask(END, { id });
  expect((await other.ask(VIEWER)).data.viewer).toBeNull();
  expect(await db.session.count({ where: { userId: account.id } })).toBe(1);
});

it("finds accounts by words of the name, and by the address for those alone who may see it", async () => {
  for (const [id, name] of [
    ["search-1", "Grace Hopper"],
    ["search-2", "Gracie_100% Allen"],
  ] as const)
    await db.user.create({ data: { id, name, email: `${id}@hidden.example` } });
  const query = "query ($search: String!) { accounts(first: 5, search: $search) { edges { node { id } } } }";
  const find = async (search: string, role: "ADMIN" | "ANALYST") => {
    const { accounts } = await runWell(query, { search }, await tokenOf(role));
    return accounts.edges.map(({ node }: { node: { id: string } }) => node.id);
  };
  for (const role of ["ADMIN", "ANALYST"] as const) {
    expect(await find("grac", role)).toEqual(["search-1", "search-2"]);
    expect(await find("hopper GRACE", role)).toEqual(["search-1"]);
    expect(await find("_100%", role)).toEqual(["search-2"]);
    expect(await find("%", role)).toEqual(["search-2"]);
  }
  expect(await find("1@hidden", "ADMIN")).toEqual(["search-1"]);
  expect(await find("1@hidden", "ANALYST")).toEqual([]);
  expect(await codeOf(query, { search: "x".repeat(201) }, await tokenOf("VIEWER"))).toBe("BAD_INPUT");
});
