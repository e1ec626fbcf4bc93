import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDashboard } from "./support/dashboard.ts";
import { assignScan, enrollAgent, operatorToken, runWell } from "./support/graphql.ts";
import { look } from "./support/look.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { examinedHosts, openPorts, startScan } from "./support/scripted-scan.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const ADDRESS = "192.0.2.1";
const HOSTILE = `<img src=x onerror="document.title='taken'"> & "quotes"`;
/** More than two pages of the list. */
const NIGHTLY_RUNS = 102;

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

/** A scan by a scripted agent that finds these ports open. */
async function scanPorts(agent: Awaited<ReturnType<typeof enrollAgent>>, name: string, ports: number[]) {
  const scan = await startScan(agent, { name, targets: [ADDRESS] });
  await scan.see(openPorts(ADDRESS, ports));
  await scan.succeed(examinedHosts([ADDRESS], "1-65535"));
}

async function finishAtOnce(name: string): Promise<void> {
  const { id } = await assignScan({ name, placement: { labels: [{ name: "nobody", value: "has" }] } });
  await runWell(`mutation ($id: ID!) { cancelScan(id: $id) { id } }`, { id }, await operatorToken());
}

const scan = () => page.getByRole("combobox", { name: "Scan", exact: true });
const comparedWith = () => page.getByRole("combobox", { name: "Compared with" });
const field = () => page.getByRole("searchbox", { name: "Search finished scans" });
const side = (name: "from" | "to") => new URL(page.url()).searchParams.get(name);
const note = (text: string) => page.getByRole("status").getByText(text, { exact: true }).waitFor();
const again = () => page.getByRole("button", { name: "Try again" });
const services = () => page.getByRole("region", { name: "Services" });

/** The names that a choice offers, without the moments behind them. */
async function offered(choice: ReturnType<typeof scan>): Promise<string[]> {
  const texts = await choice.locator("option").allTextContents();
  return texts.map((text) => text.replace(/, [A-Z][a-z]+ \d+, \d+.*$/, ""));
}
const chosen = async (choice: ReturnType<typeof scan>) => {
  const shown = await choice.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
  return shown?.replace(/, [A-Z][a-z]+ \d+, \d+.*$/, "");
};
async function choose(choice: ReturnType<typeof scan>, name: string): Promise<void> {
  const value = await choice.locator("option").filter({ hasText: name }).first().getAttribute("value");
  await choice.selectOption(value);
}

describeWith("chromium")("the choice of two scans to compare", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "300" } });
    const agent = await enrollAgent();
    await scanPorts(agent, "Office audit", [22, 80]);
    await scanPorts(agent, "Office audit", [22, 443]);
    await finishAtOnce(HOSTILE);
    await scanPorts(agent, "Data centre", [8443]);
    for (let run = 0; run < NIGHTLY_RUNS; run += 1) await finishAtOnce("Nightly");
    ({ browser, page, problems } = await openDashboard(head.url));
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("finds an older scan than those that are listed, and compares it with the run before", async () => {
    await page.goto(`${head.url}/difference`);
    await note("The latest 50 finished scans. A search finds the others.");
    expect(await offered(scan())).toEqual(["Choose a scan", ...Array(50).fill("Nightly")]);
    await field().fill("office");
    await note("2 finished scans match “office”.");
    expect(await offered(scan())).toEqual(["Choose a scan", "Office audit", "Office audit"]);
    await choose(scan(), "Office audit");
    await services().getByText("443/tcp").first().waitFor();
    expect([await chosen(scan()), await chosen(comparedWith())]).toEqual(["Office audit", "Office audit"]);
    expect([side("from"), side("to") === null]).toEqual([null, false]);
    expect(await field().inputValue()).toBe("office");
    await look(page, "difference-found");
  });

  it("compares another scan with the run before that one, where there is one", async () => {
    const [latest, first] = await scan()
      .locator("option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    await scan().selectOption(first ?? "");
    await page.getByText("No earlier run").waitFor();
    expect([side("from"), side("to")]).toEqual([null, first]);
    expect(await chosen(comparedWith())).toBe("Choose a scan");
    await page.goBack();
    await services().getByText("443/tcp").first().waitFor();
    expect(await scan().inputValue()).toBe(latest);
    expect(await comparedWith().inputValue()).toBe(first);
  });

  it("names what is chosen though it is not among what is found, also after a reload", async () => {
    await field().fill("data centre");
    await note("1 finished scan matches “data centre”.");
    expect(await offered(comparedWith())).toEqual(["Office audit", "Data centre"]);
    await choose(comparedWith(), "Data centre");
    await until("it to be in the address", () => side("from") !== null);
    await services().getByRole("button", { name: "New 2" }).waitFor();
    await page.reload();
    await note("The latest 50 finished scans. A search finds the others.");
    expect([await chosen(scan()), await chosen(comparedWith())]).toEqual(["Office audit", "Data centre"]);
    expect((await offered(scan())).slice(0, 2)).toEqual(["Office audit", "Nightly"]);
  });

  it("offers no scan on both sides", async () => {
    await field().fill("data centre");
    await note("1 finished scan matches “data centre”.");
    expect(await scan().locator("option:disabled").count()).toBe(1);
    expect(await comparedWith().locator("option:disabled").count()).toBe(0);
  });

  it("shows a hostile name as text", async () => {
    await field().fill("<img");
    await note("1 finished scan matches “<img”.");
    expect(await offered(scan())).toEqual(["Office audit", HOSTILE]);
    await choose(scan(), "<img");
    await until("it to be chosen", async () => (await chosen(scan())) === HOSTILE);
    await page.getByRole("link", { name: HOSTILE }).waitFor();
    expect(await page.locator("img[src=x]").count()).toBe(0);
    expect(await page.title()).toContain("Difference");
  });

  it("says in words that nothing is found, keeps what is chosen, and fits a phone", async () => {
    const long = "x".repeat(200);
    await page.setViewportSize({ width: 400, height: 800 });
    await field().fill(long);
    await page.getByText(`No finished scan matches “${long}”.`).waitFor();
    expect(await offered(comparedWith())).toEqual(["Data centre"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    await look(page, "difference-none-narrow");
    await field().fill("");
    await note("The latest 50 finished scans. A search finds the others.");
    await look(page, "difference-narrow");
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("goes by the keyboard through runs of one name, page by page", async () => {
    await page.goto(`${head.url}/difference`);
    await field().focus();
    await page.keyboard.type("nightly");
    await note("The latest 50 finished scans that match “nightly”. More words find the others.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await note("51 to 100 of the finished scans that match “nightly”, the latest first.");
    await page.keyboard.press("Enter");
    await note("101 to 102 of the finished scans that match “nightly”, the latest first.");
    expect(await offered(scan())).toEqual(["Choose a scan", "Nightly", "Nightly"]);
    await look(page, "difference-last-page");
    await page.keyboard.press("Shift+Tab");
    await page.getByRole("button", { name: "Newer scans" }).press("Enter");
    await note("51 to 100 of the finished scans that match “nightly”, the latest first.");
    await field().fill("office");
    await note("2 finished scans match “office”.");
    await scan().focus();
    await page.keyboard.press("ArrowDown");
    await until("the scan to be in the address", () => side("to") !== null);
  });

  it("says once that a search failed, keeps the comparison, and tries again", async () => {
    await services().getByText("443/tcp").first().waitFor();
    await page.route("**/graphql", (route) => route.abort());
    await field().fill("data");
    await again().waitFor();
    expect(await again().count()).toBe(1);
    expect(await chosen(scan())).toBe("Office audit");
    await services().getByText("443/tcp").first().waitFor();
    await look(page, "difference-failed");
    await page.unroute("**/graphql");
    await again().click();
    await note("1 finished scan matches “data”.");
  });

  it("says once that scans could not be loaded, and tries again", async () => {
    await page.route("**/graphql", (route) => route.abort());
    await choose(scan(), "Data centre");
    await page.getByText("This could not be loaded").waitFor();
    await field().fill("data centre");
    await until("the search to fail", async () => (await scan().locator("option").count()) === 1);
    expect(await again().count()).toBe(1);
    await page.unroute("**/graphql");
    await again().click();
    await page.getByText("No earlier run").waitFor();
    await note("1 finished scan matches “data centre”.");
    expect(await chosen(scan())).toBe("Data centre");
    expect(problems).toEqual([]);
  });
});
