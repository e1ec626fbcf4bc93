import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { sendTo } from "./support/client.ts";
import { enrollAgent } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { signInLinkOf } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];
let agent: Awaited<ReturnType<typeof enrollAgent>>;

const MIB = 1024 * 1024;

function heartbeat(status: object, metrics: object): Promise<unknown> {
  const idle = { cpu: 0.04, eventLoopMs: 0.4, spoolRecords: 0, spoolLimitBytes: 1024 * MIB, scannerRuns: [] };
  return agent.heartbeat({ freeSlots: 0, ...status, metrics: { ...idle, ...metrics } });
}

const measured = () => page.getByLabel("What it measures");

describeWith("chromium")("an agent's page", () => {
  beforeAll(async () => {
    head = await startHead();
    agent = await enrollAgent({}, sendTo(head.url));
    await heartbeat({ load: 0.31, memoryBytes: 88 * MIB }, {});
    browser = await openBrowser();
    ({ page, problems } = await openPage(browser));
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.goto(`${head.url}/agents/${agent.id}`);
    await measured().getByText("no runs yet").waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("shows what the agent measures with each heartbeat, as it comes", async () => {
    expect(await measured().locator("polyline").count()).toBe(0);
    const scannerRuns = [
      { scanner: "nmap", runCount: 12, failureCount: 0 },
      { scanner: "yara", runCount: 3, failureCount: 2 },
    ];
    const loads = [0.42, 0.9, 0.6, 1.3];
    for (const [index, load] of loads.entries()) {
      const spoolBytes = [0, 3, 9, 5][index]! * MIB;
      await heartbeat(
        {
          load,
          memoryBytes: (90 + 3 * index) * MIB,
          spoolBytes,
          resultCount: 1200 + index * 70,
          errorCount: 2,
        },
        { cpu: load / 2, eventLoopMs: 31, spoolRecords: 40 * index, scannerRuns },
      );
      await measured()
        .getByText(`${Math.round(load * 100)} %`, { exact: true })
        .waitFor();
    }
    for (const text of ["2 of 15 runs failed", "event loop 31 ms late", "120 records, room for 1.0 GiB"])
      await measured().getByText(text).waitFor();
    await measured().getByText("yara: 3 runs, 2 failed").waitFor();
    expect(await measured().locator("polyline").count()).toBe(5);
    const points = await measured().locator("polyline").first().getAttribute("points");
    expect(points?.split(" ")).toHaveLength(1 + loads.length);
    expect(problems).toEqual([]);
  });

  it("can be used by everybody, in light and dark and on a phone", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await seriousViolations(page)).toEqual([]);
      if (process.env.SCREENSHOTS)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/agent-${colorScheme}.png` });
    }
    await page.setViewportSize({ width: 390, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/agent-phone.png`, fullPage: true });
  });
});
