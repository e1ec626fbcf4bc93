import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { enrollAgent, openPort, operatorToken } from "./support/graphql.ts";
import { look } from "./support/look.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { startScan } from "./support/scripted-scan.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
/** More than one page of the list, beside the full one. */
const PLAIN = 60;
const FULL = "198.51.100.1";

let head: TestHead;
let browser: Browser;
let page: Page;
let problems: string[];

const ask = async (query: string, variables: object = {}) =>
  sendTo(head.url)(query, variables, await operatorToken());
const countOf = async (filter: object): Promise<number> =>
  (await ask(`query ($filter: AssetFilterInput!) { assetCount(filter: $filter) }`, { filter })).assetCount;

/** A host with all that a page may have to bear: names, services, and titles without end. */
function fullHost(): object[] {
  const hostnames = Array.from({ length: 50 }, (_, index) => `${"long-".repeat(10)}${index}.example`);
  return Array.from({ length: 200 }, (_, index) => {
    const event = openPort(0, 1000 + index, FULL);
    const title =
      index % 2 ? event.finding.title : `${"A title without a space ".replaceAll(" ", "-").repeat(12)}`;
    const service = { name: "http", product: `Product ${"x".repeat(80)}`, version: "1.2.3-".repeat(10) };
    return {
      ...event,
      asset: { ...event.asset, hostnames: index === 0 ? hostnames : [] },
      finding: {
        ...event.finding,
        title: title.slice(0, 300),
        severity: index % 2 ? "INFO" : "HIGH",
        evidence: service,
      },
    };
  });
}

describeWith("chromium")("assets on the dashboard", () => {
  beforeAll(async () => {
    head = await startHead();
    const agent = await enrollAgent({}, sendTo(head.url));
    await (await startScan(agent, { targets: [FULL] })).see(fullHost());
    const scan = await startScan(agent, { targets: ["fleet.example"] }); // may be any address
    await scan.see(Array.from({ length: PLAIN }, (_, index) => openPort(0, 22, `192.0.2.${index + 1}`)));
    ({ browser, page, problems } = await openDashboard(head.url));
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  it("are labelled one by one, and by all that match", async () => {
    await page.goto(`${head.url}/assets?text=192.0.2.`);
    await page.getByRole("checkbox", { name: "Select 192.0.2.7", exact: true }).check();
    const bar = page.getByRole("region", { name: "Selected assets" });
    await bar.getByRole("button", { name: "Labels …" }).click();
    await page.getByLabel("Labels to give").fill("env=test");
    await page.getByRole("button", { name: "Save labels" }).click();
    await bar.getByText("1 asset changed.").waitFor();
    expect(await countOf({ labels: [{ name: "env", value: "test" }] })).toBe(1);

    await page.getByRole("checkbox", { name: "Select all shown" }).check();
    await bar.getByRole("button", { name: "Select all that match" }).click();
    await bar.getByText(`${PLAIN} selected`).waitFor();
    await look(page, "assets-selected");
    await bar.getByRole("button", { name: "Labels …" }).click();
    await page.getByLabel("Labels to give").fill("site=north");
    await page.getByLabel("Labels to take away").fill("env");
    await look(page, "assets-labels");
    await page.getByRole("button", { name: "Save labels" }).click();
    await bar.getByText(`${PLAIN} assets changed.`).waitFor();
    expect(await countOf({ labels: [{ name: "site", value: "north" }] })).toBe(PLAIN);
    expect(await countOf({ labels: [{ name: "env", value: "test" }] })).toBe(0);
  });

  it("show all of many services and of a long history, page by page", async () => {
    await page.goto(`${head.url}/assets?text=${FULL}`);
    await page.getByRole("link", { name: FULL }).click();
    const services = page.getByRole("region", { name: "Services" });
    const countServices = () => services.locator("tbody tr").count();
    await until("a page of services", async () => (await countServices()) === 50);
    for (const shown of [100, 150, 200]) {
      await services.getByRole("button", { name: "Load more services" }).click();
      await until(`${shown} services`, async () => (await countServices()) === shown);
    }
    await services.getByRole("button").waitFor({ state: "detached" });
    const more = page.getByRole("button", { name: "Load more entries" });
    const entries = page.locator(".asset-history").first().locator("li");
    await until("a page of history", async () => (await entries.count()) === 15);
    await more.click();
    await until("two pages of history", async () => (await entries.count()) === 30);
  });

  it("show the whole history of a detection, and what is added to it", async () => {
    await page.goto(`${head.url}/detections?q=${encodeURIComponent(`asset:192.0.2.7`)}`);
    await page.locator(".row-link").first().click();
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const noteIt = (note: string) =>
      ask(
        `mutation ($id: ID!, $note: String!) { noteDetections(selection: { ids: [$id] }, note: $note) { changed } }`,
        { id, note },
      );
    for (let number = 1; number <= 55; number++) await noteIt(`Note ${number}`);
    const entries = page.locator(".timeline-entry");
    await until("a page of history", async () => (await entries.count()) === 50);
    await page.getByRole("button", { name: "Load more entries" }).click();
    await page.getByText("Found", { exact: true }).waitFor();
    await until("all of it", async () => (await entries.count()) === 56);
    await noteIt("The last word");
    await page.locator(".timeline-note").getByText("The last word").waitFor();
    await until("one more", async () => (await entries.count()) === 57);
  });

  it("get their criticality in bulk, and say what the head refuses", async () => {
    await page.goto(`${head.url}/assets?label=site%3Dnorth`);
    await page.getByRole("checkbox", { name: "Select 192.0.2.8", exact: true }).check();
    await page.getByLabel("Set criticality").selectOption("CRITICAL");
    await page.getByText("1 asset changed.").waitFor();
    expect(await countOf({ criticalities: ["CRITICAL"] })).toBe(1);
    await page.getByRole("checkbox", { name: "Select 192.0.2.8", exact: true }).check();
    await page.getByRole("button", { name: "Labels …" }).click();
    await page.getByLabel("Labels to give").fill("no label");
    await page.getByRole("button", { name: "Save labels" }).click();
    await page.getByRole("alert").getByText("is no label name").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
  });

  it("bear a full page, whose labels and criticality are set there, and are taken elsewhere by a link", async () => {
    await page.goto(`${head.url}/assets?text=${FULL}`);
    await page.getByRole("link", { name: FULL }).click();
    await page.getByRole("region", { name: "Services" }).getByText("1000/tcp").waitFor();
    await page.getByRole("button", { name: "Labels …" }).click();
    await page.getByRole("combobox", { name: "Labels" }).fill("owner=web");
    await page.getByRole("button", { name: "Save labels" }).click();
    await page.getByText("1 asset changed.").waitFor();
    await page.getByLabel("Set criticality").selectOption("LOW");
    await until(
      "the criticality to be stored",
      async () => (await countOf({ criticalities: ["LOW"] })) === 1,
    );
    expect(await countOf({ labels: [{ name: "owner", value: "web" }] })).toBe(1);
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(await isWide()).toBe(false);
    await look(page, "asset-full");
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "JSON Lines" }).click(),
    ]);
    const chunks = await (await download.createReadStream()).toArray();
    const lines = Buffer.concat(chunks).toString().trimEnd().split("\n");
    expect(lines).toHaveLength(200);
    expect(new Set(lines.map((line) => JSON.parse(line).assetLabel))).toEqual(new Set([FULL]));
    expect(problems).toEqual([]);
  });
});
