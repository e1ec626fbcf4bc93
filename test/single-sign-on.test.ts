import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../scripts/free-port.ts";
import { db } from "../server/db.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";

const MINUTE = 60_000;
const WRITTEN = { act: true, subject: true, address: true, after: true };

let issuer: Server;
let head: TestHead;
let browser: Browser;
let page: Page;

/** A provider of single sign-on with its own sign-in pages, where anybody may be whoever they write. */
async function startIssuer(redirects: string[]): Promise<string> {
  issuer = createServer();
  await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: "head", client_secret: "a-secret-of-the-test", redirect_uris: redirects }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["only for this test"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id,
        email: `${id}@example.org`,
        email_verified: id !== "mallory",
      }),
    }),
  });
  issuer.on("request", provider.callback());
  return url;
}

async function signInAs(name: string): Promise<void> {
  await page.goto(head.url);
  await page.getByRole("button", { name: "Sign in with Example Corp" }).click();
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

describeWith("chromium")("single sign-on", () => {
  beforeAll(async () => {
    const port = await freePort();
    const url = await startIssuer([`http://127.0.0.1:${port}/api/auth/callback/oidc`]);
    head = await startHead({
      env: {
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        OIDC_ISSUER: url,
        OIDC_CLIENT_ID: "head",
        OIDC_CLIENT_SECRET: "a-secret-of-the-test",
        OIDC_NAME: "Example Corp",
        RATE_LIMITS: "false", // one person signs in again and again
      },
    });
    browser = await openBrowser();
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
    issuer?.closeAllConnections();
    issuer?.close();
  });

  it("lets who is new read, and no more", async () => {
    ({ page } = await openPage(browser));
    await signInAs("grace");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    expect(await page.getByRole("button", { name: "Assign scan" }).count()).toBe(0);
    expect(await db.user.findUnique({ where: { email: "grace@example.org" } })).toMatchObject({
      name: "grace",
      role: "VIEWER",
    });
    const { id } = await db.user.findUniqueOrThrow({ where: { email: "grace@example.org" } });
    expect(await db.auditEntry.findMany({ orderBy: { sequence: "asc" }, select: WRITTEN })).toMatchObject([
      { act: "user.create", address: "127.0.0.1", after: { name: "grace", email: "grace@example.org" } },
      { act: "user.link", subject: `user:${id}` },
      { act: "user.signIn", subject: `user:${id}` },
    ]);
  });

  it("knows an account that an admin made before by its address", async () => {
    await db.user.create({
      data: { id: "ada", name: "Ada", email: "ada@example.org", emailVerified: true, role: "OPERATOR" },
    });
    ({ page } = await openPage(browser));
    await signInAs("ada");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    expect(await page.getByRole("button", { name: "Assign scan" }).first().isVisible()).toBe(true);
    expect(await db.user.count({ where: { email: "ada@example.org" } })).toBe(1);
  });

  it("does not take an address for somebody's that the provider has not verified", async () => {
    await db.user.create({
      data: {
        id: "mallory",
        name: "Mallory",
        email: "mallory@example.org",
        emailVerified: true,
        role: "ADMIN",
      },
    });
    ({ page } = await openPage(browser));
    await signInAs("mallory");
    await page.getByText("That did not sign you in").waitFor();
    expect(await db.session.count({ where: { userId: "mallory" } })).toBe(0);
  });

  it("lets a disabled account in by no other door", async () => {
    await db.user.update({ where: { email: "grace@example.org" }, data: { disabledAt: new Date() } });
    await db.session.deleteMany({});
    ({ page } = await openPage(browser));
    await signInAs("grace");
    await expect.poll(() => page.url(), { timeout: 10_000 }).toContain(head.url);
    expect(await db.session.count({ where: { user: { email: "grace@example.org" } } })).toBe(0);
  });
});
