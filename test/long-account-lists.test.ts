import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { pool } from "../server/db.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { enrollAgent, openPort } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { startScan } from "./support/scripted-scan.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const PAGE = 50;

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

const countRows = () => page.locator("tbody tr").count();

describeWith("chromium")("more accounts than a page holds", () => {
  beforeAll(async () => {
    head = await startHead();
    const agent = await enrollAgent({}, sendTo(head.url));
    const scan = await startScan(agent, { targets: ["192.0.2.1"] });
    await scan.see([openPort(0, 22, "192.0.2.1")]);
    ({ browser, page, problems } = await openDashboard(head.url));
    await pool.query(
      `INSERT INTO "User" (id, name, email, "updatedAt")
       SELECT 'person-' || n, 'Person ' || to_char(n, 'FM000'), 'p' || n || '@example.org', now()
       FROM generate_series(1, 120) n`,
    );
    await pool.query(
      `INSERT INTO "EnrollmentToken" (name, "tokenHash", "expiresAt")
       SELECT 'segment ' || n, decode(md5(n::text), 'hex'), now() + interval '1 day' FROM generate_series(1, 60) n`,
    );
    for (let number = 1; number <= 60; number++)
      await createLocalApiToken({ name: `pipeline ${number}`, role: "VIEWER" });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("are all reached page by page, and stay shown when one of them changes", async () => {
    await page.goto(`${head.url}/accounts`);
    await until("the first page", async () => (await countRows()) === PAGE);
    await page.getByRole("button", { name: "Load more accounts" }).click();
    await until("two pages", async () => (await countRows()) === 2 * PAGE);
    const row = page.getByRole("row").filter({ hasText: "p77@example.org" });
    await row.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("button", { name: "Disable the account" }).click();
    await row.getByText("disabled").waitFor();
    expect(await countRows()).toBe(2 * PAGE);
  });

  it("are searched by name and address, and it is said where none matches", async () => {
    const field = page.getByRole("searchbox", { name: "Search accounts" });
    await field.fill("PERSON p113@");
    await until("that person alone", async () => (await countRows()) === 1);
    await page.getByText("Person 113").waitFor();
    await field.fill("<b>nobody</b> %");
    await page.getByText("No account matches").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Show all accounts" }).click();
    await until("the first page again", async () => (await countRows()) === PAGE);
    expect(await field.inputValue()).toBe("");
  });

  it("are searched for who takes care of a detection", async () => {
    await page.goto(`${head.url}/detections`);
    await page.getByRole("link", { name: "Open port 22/tcp" }).click();
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The first 50 by name are listed.").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const choice = dialog.getByLabel("Who takes care of it");
    await dialog.getByRole("searchbox").fill("113");
    await until("one to choose", async () => (await choice.locator("option").count()) === 2);
    await choice.selectOption({ label: "Person 113" });
    await dialog.getByRole("searchbox").fill("zzz");
    await dialog.getByText("Nobody's name has that in it.").waitFor();
    expect(await choice.locator("option").allInnerTexts()).toEqual(["Nobody", "Person 113"]);
    await dialog.getByRole("button", { name: "Assign", exact: true }).click();
    await page.getByRole("complementary", { name: "Detection" }).getByText("Person 113").first().waitFor();
  });

  it.each([
    ["enrollment", "/enrollment"],
    ["API", "/account"],
  ])("have their like in %s tokens", async (_kind, path) => {
    await page.goto(`${head.url}${path}`);
    const list = page
      .locator("section")
      .filter({ has: page.getByRole("button", { name: "Load more tokens" }) });
    await until("the first page", async () => (await list.locator("tbody tr").count()) === PAGE);
    await page.getByRole("button", { name: "Load more tokens" }).click();
    await page.getByRole("button", { name: "Load more tokens" }).waitFor({ state: "detached" });
    await until("all of them", async () => (await countRows()) > PAGE);
    expect(problems).toEqual([]);
  });
});
