import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { sendTo } from "./support/client.ts";
import { assignScan, enrollAgent, openPort, SUBMIT } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { signInLinkOf } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];
/** Requests to anywhere but the head. They are not let through. */
const foreign: string[] = [];

/** Runs one of the operations on the page, chosen in the menu of the run button. */
async function execute(operation: string): Promise<void> {
  await page.getByRole("button", { name: /execute query/i }).click();
  await page.getByRole("menuitem", { name: operation, exact: true }).click();
}

/** The editor shows blanks as non-breaking ones. */
const shownResult = async () =>
  (await page.getByLabel("Result Window").innerText()).replaceAll("\u00a0", " ");

describeWith("chromium")("GraphiQL on a machine without internet", () => {
  beforeAll(async () => {
    head = await startHead();
    browser = await openBrowser();
    ({ page, problems } = await openPage(browser));
    await page.context().route(
      (url) => url.origin !== head.url,
      (route) => {
        foreign.push(route.request().url());
        return route.abort();
      },
    );
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("heading", { name: "Overview" }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("loads from the head alone and runs an example query as the signed-in operator", async () => {
    await enrollAgent({ hostname: "seen-in-graphiql" }, sendTo(head.url));
    await page.goto(`${head.url}/graphql`);
    await execute("Agents");
    await until("the agent", async () => (await shownResult()).includes("seen-in-graphiql"));
  });

  it("follows a subscription", async () => {
    const send = sendTo(head.url);
    const agent = await enrollAgent({}, send);
    await assignScan({ targets: ["192.0.2.1"] }, send);
    const [assignment] = (await agent.heartbeat()).assignments;
    await execute("DetectionsLive");
    await page.getByRole("button", { name: /stop query/i }).waitFor();
    let sequence = 0;
    // Again until it is heard: a page does not say when its subscription has begun.
    await until("a detection", async () => {
      sequence += 1;
      const events = [openPort(sequence, 50_000 + sequence)];
      const input = { assignmentId: assignment.id, attempt: 1, chunk: sequence, events };
      await send(SUBMIT, { input }, agent.token);
      return /Open port 50\d{3}\/tcp/.test(await shownResult());
    });
    await page.getByRole("button", { name: /stop query/i }).click();
  });

  it("has asked nobody else for anything, and has not failed", () => {
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
  });
});
