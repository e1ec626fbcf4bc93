import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { assignScan, enrollAgent, tokenOf } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

const inSegment = (hostname: string, segment: string, changes: object = {}) =>
  enrollAgent({ hostname, labels: [{ name: "segment", value: segment }], ...changes }, sendTo(head.url));
const ask = (name: string) => assignScan({ name, targets: ["192.0.2.7"] }, sendTo(head.url));

const field = () => page.getByRole("searchbox");
const query = () => new URL(page.url()).searchParams.get("q");
const rows = () => page.locator(".row-link, .scan-head h2").allInnerTexts();
const showing = (names: string[]) =>
  until(names.join(", ") || "none", async () => JSON.stringify(await rows()) === JSON.stringify(names));

async function clearSearch(title: string): Promise<void> {
  await page.getByText(title).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Clear the search" }).click();
}

describeWith("chromium")("the search of", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "300" } });
    ({ browser, page, problems } = await openDashboard(head.url));
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  describe("agents", () => {
    it("narrows the list, is kept in the address, and joins the filter of health", async () => {
      await inSegment("edge-1", "dmz", { addresses: ["10.1.0.5"] });
      await inSegment("core-1", "core");
      await page.goto(`${head.url}/agents`);
      await showing(["core-1", "edge-1"]);
      await field().fill("segment=dmz 10.1.0.0/16 ");
      await showing(["edge-1"]);
      expect([query(), await field().inputValue()]).toEqual([
        "segment=dmz 10.1.0.0/16",
        "segment=dmz 10.1.0.0/16 ",
      ]);
      await page.reload();
      await showing(["edge-1"]);
      expect(await field().inputValue()).toBe("segment=dmz 10.1.0.0/16");
      await page.getByRole("button", { name: "Stale" }).click();
      await clearSearch("No stale agent matches “segment=dmz 10.1.0.0/16”");
      await page.getByText("No agent is stale").waitFor();
    });

    it("takes in live what matches, and only that", async () => {
      await page.goto(`${head.url}/agents?q=segment%3Ddmz`);
      await showing(["edge-1"]);
      const core = await inSegment("core-2", "core");
      await core.heartbeat();
      const edge = await inSegment("edge-2", "dmz");
      await showing(["edge-2", "edge-1"]);
      await inSegment("edge-2", "core", { identity: edge.identity });
      await showing(["edge-1"]);
    });

    it("says that nothing matches, and clears itself", async () => {
      await field().fill("<b>%</b> x");
      await clearSearch("No agent matches “<b>%</b> x”");
      await showing(["edge-2", "core-2", "core-1", "edge-1"]);
      expect([query(), await field().inputValue()]).toEqual([null, ""]);
    });
  });

  describe("agents that are forgotten", () => {
    const leave = ({ token }: { token: string }) =>
      sendTo(head.url)("mutation { deregisterAgent { agentId } }", {}, token);

    it("leaves them out, and finds them under a filter of their own", async () => {
      const gone = await inSegment("gone-1", "core");
      await leave(gone);
      await page.goto(`${head.url}/agents?q=gone`);
      await showing(["gone-1"]);
      await page.getByRole("link", { name: "gone-1" }).click();
      await page.getByRole("button", { name: "Forget" }).click();
      await page.getByRole("button", { name: "Forget it" }).click();
      await page.getByText("Forgotten at").waitFor();
      expect(await page.getByRole("button", { name: "Forget" }).count()).toBe(0);
      expect(await seriousViolations(page)).toEqual([]);
      await page.goto(`${head.url}/agents?q=gone`);
      await page.getByText("No agent matches “gone”").waitFor();
      await page.getByRole("button", { name: "Forgotten" }).click();
      await showing(["gone-1"]);
      await inSegment("gone-1", "core", { identity: gone.identity });
      await showing([]); // it is back
      await page.getByRole("button", { name: "All", exact: true }).click();
      await showing(["gone-1"]);
    });

    it("drops them live", async () => {
      const gone = await inSegment("gone-2", "core");
      await showing(["gone-2", "gone-1"]);
      await leave(gone);
      const forget = "mutation ($id: ID!) { forgetAgent(id: $id) { id } }";
      await sendTo(head.url)(forget, { id: gone.id }, await tokenOf("ADMIN"));
      await showing(["gone-1"]);
    });
  });

  describe("scans", () => {
    it("narrows the list, and takes in live what matches, and only that", async () => {
      await ask("Weekly 1");
      await ask("Nightly 1");
      await page.goto(`${head.url}/assignments`);
      await showing(["Nightly 1", "Weekly 1"]);
      await field().fill("weekly 192.0.2");
      await showing(["Weekly 1"]);
      expect(query()).toBe("weekly 192.0.2");
      await ask("Nightly 2");
      await ask("Weekly 2");
      await showing(["Weekly 2", "Weekly 1"]);
      await page.getByRole("button", { name: "Active" }).click();
      await showing(["Weekly 2", "Weekly 1"]);
    });

    it("says that nothing matches, in as many words as were asked for, and clears itself", async () => {
      const long = "x".repeat(200);
      await field().fill(long);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByText(`No active scan matches “${long}”`).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await clearSearch(`No active scan matches “${long}”`);
      await showing(["Weekly 2", "Nightly 2", "Nightly 1", "Weekly 1"]);
      expect(await field().inputValue()).toBe("");
    });
  });

  it("has thrown nothing in all of this", () => {
    expect(problems).toEqual([]);
  });
});
