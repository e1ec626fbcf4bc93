import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../server/db.ts";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { operatorToken } from "./support/graphql.ts";
import { look } from "./support/look.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const SLOW = "rule Slow {\n  strings:\n    $a = /a.*b/\n  condition:\n    $a\n}\n";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

const PHONE = { width: 400, height: 800 };
const DESK = { width: 1280, height: 720 };

const dialog = () => page.getByRole("dialog");
const question = () => page.getByRole("alertdialog");
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
    await page.getByText("No rule sets").waitFor();
    await look(page, "rule-sets-none");
    await page.getByRole("button", { name: "Upload rules" }).click();
    await dialog().getByLabel("Name").fill("office-macros");
    await dialog().getByLabel("Rules", { exact: true }).fill(`${SLOW}rule Broken { condition: }\n`);
    await upload();
    await dialog().getByRole("button", { name: "Line 7" }).waitFor();
    await look(page, "rule-sets-refused");
    await dialog().getByLabel("Rules", { exact: true }).fill(SLOW);
    await upload();
    await page.getByRole("cell", { name: "office-macros latest" }).waitFor();
  });

  it("show what the compiler warned of, with the line it is about", async () => {
    await look(page, "rule-sets");
    await page.getByRole("button", { name: /^Warnings of office-macros, version 1: \d+$/ }).click();
    const warning = dialog().getByRole("listitem").filter({ hasText: "$a contains .*" });
    expect(await warning.textContent()).toMatch(/^Line 3 .*\$a = \/a\.\*b\/$/);
    await look(page, "rule-sets-warnings");
    await close();
  });

  it("get a new version from the one that is read, and show what changed", async () => {
    await page.getByRole("button", { name: "office-macros", exact: true }).click();
    await dialog().getByText("rule Slow {").waitFor();
    await look(page, "rule-sets-view");
    await dialog().getByRole("button", { name: "New version" }).click();
    await dialog().getByRole("heading", { name: "New version of office-macros" }).waitFor();
    await look(page, "rule-sets-next");
    const rules = dialog().getByLabel("Rules", { exact: true });
    expect(await rules.inputValue()).toBe(SLOW);
    await rules.fill(SLOW.replace("a.*b", "a.{1,9}b"));
    await upload();
    await page.getByRole("cell", { name: "office-macros earlier" }).waitFor();
    await page.getByRole("button", { name: "office-macros", exact: true }).first().click();
    await dialog().getByText("Changes since version 1").click();
    await dialog().getByRole("heading", { name: "Added (1)" }).waitFor();
    await look(page, "rule-sets-changes");
    await close();
    expect(problems).toEqual([]);
  });

  it("are not retired while a schedule names them, which is told", async () => {
    const scan = { scanners: ["yara"], paths: ["/srv"], config: { yara: { ruleSets: ["office-macros"] } } };
    const input = { name: "Nightly", cron: "@daily", timeZone: "UTC", scan };
    const create = "mutation ($input: CreateScheduleInput!) { createSchedule(input: $input) { id } }";
    const { createSchedule } = await sendTo(head.url)(create, { input }, await operatorToken());
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    await question().getByRole("button", { name: "Retire the rule set" }).click();
    await question().getByText('The schedule "Nightly" uses the rule set office-macros.').waitFor();
    await look(page, "rule-sets-in-use");
    await question().getByRole("button", { name: "Keep it" }).click();
    const remove = "mutation ($id: ID!) { deleteSchedule(id: $id) { id } }";
    await sendTo(head.url)(remove, { id: createSchedule.id }, await operatorToken());
  });

  it("are retired, shown where that is asked for, and still read", async () => {
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    expect(await question().getByRole("alert").count()).toBe(0);
    await look(page, "rule-sets-retire");
    await question().getByRole("button", { name: "Retire the rule set" }).click();
    await page.getByText("No rule sets").waitFor();
    await look(page, "rule-sets-all-retired");
    await page.getByRole("button", { name: "Show retired" }).click();
    await page.getByRole("cell", { name: "office-macros retired" }).waitFor();
    await page.getByRole("button", { name: "Upload rules" }).click();
    await dialog().getByLabel("Name").fill("web-shells");
    await dialog().getByLabel("Rules", { exact: true }).fill("rule Shell { condition: true }");
    await upload();
    await page.getByRole("cell", { name: "web-shells latest" }).waitFor();
    await look(page, "rule-sets-retired");
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await look(page, "rule-sets-retired-narrow");
    await page.setViewportSize(DESK);
    await page.getByRole("button", { name: "office-macros", exact: true }).first().click();
    await dialog().getByText("a.{1,9}b").waitFor();
    await close();
  });

  it("that are retired are not offered to schedules; one that is named can be left out", async () => {
    const request = {
      scanners: ["yara"],
      paths: ["/srv"],
      config: { yara: { ruleSets: ["office-macros"] } },
    };
    // As a head of the release before makes it, which knows of no retired sets.
    await pool.query(
      `INSERT INTO "Schedule" (name, cron, "timeZone", request, "createdBy") VALUES ('Old', '@daily', 'UTC', $1, 'test')`,
      [JSON.stringify(request)],
    );
    await page.goto(`${head.url}/schedules`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await dialog()
      .getByLabel(/^web-shells *version 1$/)
      .check();
    await look(page, "rule-sets-choice");
    await dialog()
      .getByLabel(/^office-macros *not offered any more$/)
      .uncheck();
    await dialog().getByRole("button", { name: "Save" }).click();
    await dialog().waitFor({ state: "detached" });
    const { rows } = await pool.query(`SELECT request FROM "Schedule" WHERE name = 'Old'`);
    expect(rows[0].request.config.yara.ruleSets).toEqual(["web-shells"]);
  });

  it("are brought back", async () => {
    await page.goto(`${head.url}/rule-sets`);
    await page.getByRole("cell", { name: "web-shells latest" }).waitFor();
    expect(await page.getByRole("cell", { name: /^office-macros/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Show retired" }).click();
    await page.getByRole("button", { name: "Bring back" }).click();
    await question().getByRole("button", { name: "Bring it back" }).click();
    await page.getByRole("cell", { name: "office-macros latest" }).waitFor();
    await page.getByRole("button", { name: "Show retired" }).click();
    await page.getByRole("cell", { name: "office-macros earlier" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("are offered however many versions others have had, and are all shown page by page", async () => {
    await pool.query(
      `INSERT INTO "RuleSet" (name, scanner, version, sha256, content, "createdBy")
       SELECT 'daily-feed', 'yara', n, md5(n::text), '', 'test' FROM generate_series(1, 120) n`,
    );
    await page.goto(`${head.url}/rule-sets`);
    const rows = page.locator("tbody tr");
    await until("the first page", async () => (await rows.count()) === 50);
    await page.getByRole("button", { name: "Load more versions" }).click();
    await until("two pages", async () => (await rows.count()) === 100);
    await page.goto(`${head.url}/schedules`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    for (const offer of [
      /^daily-feed *version 120$/,
      /^office-macros *version \d$/,
      /^web-shells *version 1$/,
    ])
      await dialog().getByLabel(offer).waitFor();
    await close();
    expect(problems).toEqual([]);
  });
});
