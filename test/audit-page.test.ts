import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actInWords } from "../client/src/audit-words.ts";
import { AUDIT_ACTS } from "../server/audit/acts.ts";
import { recordAct, SYSTEM } from "../server/audit/record-act.ts";
import { transaction } from "../server/db.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { openDashboard } from "./support/dashboard.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";

const MINUTE = 60_000;

describe("the words of acts", () => {
  it("are there for every act, each its own", () => {
    const words = AUDIT_ACTS.map(actInWords);
    expect(words.filter((text) => !/^[A-Z][^.]+$/.test(text))).toEqual([]);
    expect(new Set(words).size).toBe(AUDIT_ACTS.length);
  });

  it("leave an act of a newer head as it is", () => {
    expect(["moon.land", "toString"].map(actInWords)).toEqual(["moon.land", "toString"]);
  });
});

describeWith("chromium")("the page Audit log", () => {
  let head: TestHead;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    head = await startHead();
    ({ browser, page, problems } = await openDashboard(head.url));
    for (const act of AUDIT_ACTS)
      await transaction((client) => recordAct(client, SYSTEM, { act, subject: `${act.split(".")[0]}:7` }));
    await page.goto(`${head.url}/audit`);
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("says what was done in words, and by which name when it is unfolded", async () => {
    await page.getByRole("button", { name: "Load more entries" }).click();
    await page.getByRole("button", { name: "Load more entries" }).waitFor({ state: "detached" });
    const lines = await page.locator(".audit-detail summary").allTextContents();
    for (const act of AUDIT_ACTS) expect(lines).toContain(`${actInWords(act)} ${act.split(".")[0]}:7`);
    const row = page.getByRole("row").filter({ hasText: "Assigned a scan" });
    expect(await row.getByText("scan.assign").isVisible()).toBe(false);
    await row.getByText("Assigned a scan").click();
    expect(await row.getByText("scan.assign").isVisible()).toBe(true);
  });

  it.each(["light", "dark"] as const)("can be read in %s colours", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await seriousViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
