import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../server/db.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { enrollAgent, openPort, tokenOf } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { startScan } from "./support/scripted-scan.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

function found(title: string, severity: string, address: string, port = 443) {
  const { finding, ...event } = openPort(0, port, address);
  return { ...event, finding: { ...finding, category: "weak-tls", title, severity } };
}

/** Scores and titles of the list, from the top. */
async function rows(): Promise<string[]> {
  const [scores, titles] = await Promise.all([
    page.locator("tbody td.number:not(.hide-medium)").allInnerTexts(),
    page.locator(".row-link").allInnerTexts(),
  ]);
  return titles.map((title, row) => `${scores[row]} ${title}`);
}

const showing = (expected: string[]) =>
  until(expected.join(", "), async () => JSON.stringify(await rows()) === JSON.stringify(expected));

describeWith("chromium")("the scores of detections", () => {
  beforeAll(async () => {
    head = await startHead();
    const agent = await enrollAgent({}, sendTo(head.url));
    const scan = await startScan(agent, { targets: ["192.0.2.0/30"] });
    for (const event of [
      found("First", "HIGH", "192.0.2.1"),
      found("Second", "HIGH", "192.0.2.2"),
      found("Third", "LOW", "192.0.2.2", 8443),
    ])
      await scan.see([event]);
    ({ browser, page, problems } = await openDashboard(head.url));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("put the most urgent first, on the overview and in the list, whatever is newest", async () => {
    await showing(["60 Second", "60 First", "20 Third"]);
    await page.getByRole("link", { name: "Detections", exact: true }).click();
    await page.getByRole("heading", { name: "Detections" }).waitFor();
    await showing(["60 Second", "60 First", "20 Third"]);
    await page.getByLabel("Order").selectOption({ label: "Newest first" });
    await showing(["20 Third", "60 Second", "60 First"]);
    await page.getByLabel("Order").selectOption({ label: "Most urgent first" });
  });

  it("follow the criticality of an asset without a reload, and say what they are made of", async () => {
    await showing(["60 Second", "60 First", "20 Third"]);
    const { rows: assets } = await pool.query(`SELECT id FROM "Asset" WHERE address = '192.0.2.1'`);
    const set = `mutation ($id: ID!) { setAssetCriticality(selection: { ids: [$id] }, criticality: CRITICAL) }`;
    await sendTo(head.url)(set, { id: assets[0].id }, await tokenOf("OPERATOR"));
    await showing(["75 First", "60 Second", "20 Third"]);
    await page.getByRole("link", { name: "First" }).click();
    const parts = page.getByLabel("Detection", { exact: true }).locator(".score-parts li");
    await parts.first().waitFor();
    expect(await parts.allInnerTexts()).toEqual(["+60 severity", "+15 criticality of the asset"]);
    expect(await seriousViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("leave the list whole beside the details, on screens of any width", async () => {
    const list = page.locator(".split-list");
    for (const width of [1440, 1280, 1262, 1240, 1000]) {
      await page.setViewportSize({ width, height: 900 });
      const [needed, given] = await list.evaluate((it) => [it.scrollWidth, it.clientWidth]);
      expect(needed, `at ${width} pixels`).toBe(given);
    }
  });
});
