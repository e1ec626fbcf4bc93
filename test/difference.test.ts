import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { sendTo } from "./support/client.ts";
import { enrollmentToken, operatorToken } from "./support/graphql.ts";
import { openListeners } from "./support/listeners.ts";
import { look } from "./support/look.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { signInLinkOf } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const TARGET = "127.43.0.1";
const [KEPT, CLOSED, OPENED, UNASKED] = [43_101, 43_102, 43_103, 43_104] as const;
const DIFFERENCE = `query ($from: ID!, $to: ID!, $change: DifferenceChange!) {
  difference(from: { scanId: $from }, to: { scanId: $to }) { page(section: SERVICES, change: $change) { nodes { port } } } }`;

let head: TestHead;
let agent: TestProcess;
let browser: Browser;
let page: Page;
let problems: string[];
const closers = new Map<number, () => Promise<void>>();

const ask = async (query: string, variables: object = {}) =>
  sendTo(head.url)(query, variables, await operatorToken());

const open = async (port: number) => closers.set(port, await openListeners(TARGET, [port]));
async function close(port: number): Promise<void> {
  await closers.get(port)?.();
  closers.delete(port);
}

/** Runs a real nmap scan to its end. */
async function scan(ports: string): Promise<string> {
  const mutation = `mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }`;
  const config = { nmap: { ports, serviceDetection: false } };
  const { id } = (
    await ask(mutation, { input: { name: "loopback", targets: [TARGET], scanners: ["nmap"], config } })
  ).assignScan;
  const state = async () => (await ask(`{ scan(id: "${id}") { state } }`)).scan.state === "SUCCEEDED";
  await until("the scan to succeed", state, MINUTE);
  return id;
}

describeWith("nmap", "chromium")("the difference between two real scans", () => {
  let from: string;
  let to: string;

  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1", LEASE_SECONDS: "30" } });
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() } });
    browser = await openBrowser();
    ({ page, problems } = await openPage(browser));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(await signInLinkOf(head.url));
  }, MINUTE);

  afterAll(async () => {
    for (const port of closers.keys()) await close(port);
    await browser?.close();
    await agent?.stop();
    await head?.stop();
  });

  it(
    "says what opened, what closed, and what nobody looked at",
    async () => {
      for (const port of [KEPT, CLOSED, UNASKED]) await open(port);
      from = await scan(`${KEPT}-${UNASKED}`);
      await close(CLOSED);
      await open(OPENED);
      to = await scan(`${KEPT}-${OPENED}`);
      const ports = async (change: string) =>
        (await ask(DIFFERENCE, { from, to, change })).difference.page.nodes.map(({ port }: any) => port);
      expect(await ports("NEW")).toEqual([OPENED]);
      expect(await ports("GONE")).toEqual([CLOSED]);
      expect(await ports("NOT_EXAMINED")).toEqual([UNASKED]);
      expect(await ports("CHANGED")).toEqual([]);
    },
    2 * MINUTE,
  );

  it("is shown on its page, with the previous run by default, in light and dark and accessibly", async () => {
    await page.goto(`${head.url}/scans/${to}`);
    await page.getByRole("link", { name: "Compare with the previous run" }).click();
    const services = page.getByRole("region", { name: "Services" });
    await services.getByText(`${OPENED}/tcp`).first().waitFor();
    await services.getByRole("button", { name: "Gone 1" }).click();
    await services.getByText(`${CLOSED}/tcp`).first().waitFor();
    await look(page, "difference");
  });

  it(
    "leads to the asset, which shows its services, open and closed",
    async () => {
      await page.getByRole("link", { name: "Assets", exact: true }).first().click();
      // The page before it is shown until this one is ready, and links to the asset, too.
      const asset = page.getByRole("region", { name: "List of assets" }).getByRole("link", { name: TARGET });
      await asset.waitFor();
      await look(page, "assets");
      await asset.click();
      const services = page.getByRole("region", { name: "Services" });
      await services.getByText("Closed").waitFor();
      expect(await services.getByRole("row").count()).toBe(5);
      await page.getByLabel("Criticality").selectOption("CRITICAL");
      const isStored = async () =>
        (await ask("{ assets { edges { node { criticality } } } }")).assets.edges[0].node.criticality ===
        "CRITICAL";
      await until("the criticality to be stored", isStored);
      await look(page, "asset");
      expect(problems).toEqual([]);
    },
    MINUTE,
  );

  it("says so where nothing matches and where there is no such asset or scan", async () => {
    await page.goto(`${head.url}/assets?text=nothing-has-this-name`);
    await page.getByText("No asset matches these filters").waitFor();
    await page.goto(`${head.url}/assets/${crypto.randomUUID()}`);
    await page.getByText("There is no such asset").waitFor();
    await page.goto(`${head.url}/difference?to=${crypto.randomUUID()}`);
    await page.getByText("There is no such scan").waitFor();
    await page.goto(`${head.url}/difference?to=${from}`);
    await page.getByText("No earlier run").waitFor();
  });
});
