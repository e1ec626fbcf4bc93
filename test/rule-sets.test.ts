import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { openDashboard } from "./support/dashboard.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";

const MINUTE = 60_000;
const SLOW = "rule Slow {\n  strings:\n    $a = /a.*b/\n  condition:\n    $a\n}\n";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

/** No serious violation in light and dark; a picture of each where SCREENSHOTS names a directory. */
async function look(name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const directory = process.env.SCREENSHOTS;
    if (directory) await page.screenshot({ path: `${directory}/${name}-${colorScheme}.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);
  }
}

const dialog = () => page.getByRole("dialog");
const upload = () => dialog().getByRole("button", { name: "Upload", exact: true }).click();
const close = () => dialog().getByRole("button", { name: "Close" }).click();

describeWith("chromium", "yarac")("rule sets on the dashboard", () => {
  beforeAll(async () => {
    head = await startHead();
    ({ browser, page, problems } = await openDashboard(head.url));
    await page.goto(`${head.url}/rule-sets`);
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("are uploaded; what the compiler refuses is told by line", async () => {
    await page.getByText("No rule sets yet").waitFor();
    await look("rule-sets-none");
    await page.getByRole("button", { name: "Upload rules" }).click();
    await dialog().getByLabel("Name").fill("office-macros");
    await dialog().getByLabel("Rules", { exact: true }).fill(`${SLOW}rule Broken { condition: }\n`);
    await upload();
    await dialog().getByRole("button", { name: "Line 7" }).waitFor();
    await look("rule-sets-refused");
    await dialog().getByLabel("Rules", { exact: true }).fill(SLOW);
    await upload();
    await page.getByRole("cell", { name: "office-macros latest" }).waitFor();
  });

  it("show what the compiler warned of, with the line it is about", async () => {
    await look("rule-sets");
    await page.getByRole("button", { name: /^Warnings of office-macros, version 1: \d+$/ }).click();
    const warning = dialog().getByRole("listitem").filter({ hasText: "$a contains .*" });
    expect(await warning.textContent()).toMatch(/^Line 3 .*\$a = \/a\.\*b\/$/);
    await look("rule-sets-warnings");
    await close();
  });

  it("get a new version from the one that is read, and show what changed", async () => {
    await page.getByRole("button", { name: "office-macros", exact: true }).click();
    await dialog().getByText("rule Slow {").waitFor();
    await look("rule-sets-view");
    await dialog().getByRole("button", { name: "New version" }).click();
    await dialog().getByRole("heading", { name: "New version of office-macros" }).waitFor();
    await look("rule-sets-next");
    const rules = dialog().getByLabel("Rules", { exact: true });
    expect(await rules.inputValue()).toBe(SLOW);
    await rules.fill(SLOW.replace("a.*b", "a.{1,9}b"));
    await upload();
    await page.getByRole("cell", { name: "office-macros earlier" }).waitFor();
    await page.getByRole("button", { name: "office-macros", exact: true }).first().click();
    await dialog().getByText("Changes since version 1").click();
    await dialog().getByRole("heading", { name: "Added (1)" }).waitFor();
    await look("rule-sets-changes");
    await close();
    expect(problems).toEqual([]);
  });
});
