import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { sendTo } from "../support/client.ts";
import { everyPath } from "../support/every-path.ts";
import { assignScan, COMPLETE, completion, enrollAgent, openPort, SUBMIT } from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { signInLinkOf } from "../support/sign-in.ts";
import { describeWith } from "../support/tools.ts";

const MINUTE = 60_000;

let head: TestHead;
let browser: Browser;
let page: Page;
/** What a policy forbade, wherever it was. */
let problems: string[];

/** A scan that found something, is over, and has a page of each sort. */
async function finishedScan(): Promise<string> {
  const send = sendTo(head.url);
  const agent = await enrollAgent({}, send);
  const { id } = await assignScan({ targets: ["192.0.2.1"] }, send);
  const [work] = (await agent.heartbeat()).assignments;
  const key = { assignmentId: work.id, attempt: 1 };
  await send(SUBMIT, { input: { ...key, chunk: 1, events: [openPort(1, 443)] } }, agent.token);
  await send(COMPLETE, { input: completion(work.id, 1, 1) }, agent.token);
  return id;
}

const policyOf = async (path: string) => {
  const answer = await fetch(head.url + path, { headers: { accept: "text/html" } });
  return answer.headers.get("content-security-policy") ?? "";
};

describeWith("chromium")("the pages' policies", () => {
  let scanId: string;

  beforeAll(async () => {
    head = await startHead();
    scanId = await finishedScan();
    browser = await openBrowser();
    ({ page, problems } = await openPage(browser));
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("heading", { name: "Overview" }).waitFor();
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("allow nothing inline on the dashboard, and no frame around any page", async () => {
    const policy = await policyOf("/");
    expect(policy).toContain("script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    for (const path of ["/", "/graphql", "/healthz", "/api/none", `/export/scans/${scanId}.html`])
      expect([path, await policyOf(path)]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
  });

  it(
    "forbid nothing that a page of the dashboard needs, its dialogs and menus included",
    async () => {
      for (const path of await everyPath(page, head.url)) {
        await page.goto(head.url + path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
      }
      await page.getByRole("button", { name: "Assign scan" }).first().click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".viewer").click();
      await page.getByRole("button", { name: "Sign out" }).waitFor();
      expect(problems).toEqual([]);
    },
    MINUTE,
  );

  it("forbid nothing that GraphiQL needs to complete and run an operation", async () => {
    await page.goto(`${head.url}/graphql`);
    await page.getByRole("button", { name: /execute query/i }).click();
    await page.getByRole("menuitem", { name: "Agents", exact: true }).click();
    await page.getByLabel("Result Window").getByText("hostname").first().waitFor();
    expect(problems).toEqual([]);
  });

  it("let the report of a scan be styled, and nothing more", async () => {
    const response = await page.goto(`${head.url}/export/scans/${scanId}.html`);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("script-src");
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).maxWidth)).toBe("960px");
    expect(problems).toEqual([]);
  });

  it("stop a script and a style that found their way into the dashboard", async () => {
    const stranger = await openPage(browser);
    await stranger.page.goto(head.url);
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await stranger.page.evaluate(() => {
      document.body.insertAdjacentHTML(
        "beforeend",
        `<p id="hostile" style="color: rgb(1, 2, 3)">text</p><img src="data:," onerror="document.title = 'owned'">`,
      );
      const script = document.createElement("script");
      script.text = "document.title = 'owned'";
      document.body.append(script);
    });
    const colour = await stranger.page.locator("#hostile").evaluate((text) => getComputedStyle(text).color);
    expect([await stranger.page.title(), colour === "rgb(1, 2, 3)"]).toEqual(["Sign in · AI Defend", false]);
    expect(stranger.problems.length).toBeGreaterThanOrEqual(3);
    await stranger.page.close();
  });
});
