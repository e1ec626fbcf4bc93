import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { sendTo } from "./support/client.ts";
import { assignScan, enrollAgent, openPort, SUBMIT } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { type Receiver, startReceiver } from "./support/receiver.ts";
import { signInLinkOf } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;

let head: TestHead;
let receiver: Receiver;
let browser: Browser;
let page: Page;
let problems: string[];
let agent: Awaited<ReturnType<typeof enrollAgent>>;

const button = (name: string) => page.getByRole("button", { name, exact: true });
const messages = () => page.getByRole("region", { name: "Messages" });

async function find(ports: number[]): Promise<void> {
  const ask = sendTo(head.url);
  await assignScan({ targets: ["192.0.2.1"] }, ask);
  const { id, attempt } = (await agent.heartbeat()).assignments[0];
  const events = ports.map((port, at) => openPort(at + 1, port));
  await ask(SUBMIT, { input: { assignmentId: id, attempt, chunk: 1, events } }, agent.token);
}

describeWith("chromium")("the page Notifications", () => {
  beforeAll(async () => {
    receiver = await startReceiver();
    const env = {
      NOTIFICATION_ALLOWED_NETWORKS: "127.0.0.1",
      HEARTBEAT_SECONDS: "300",
      LEASE_SECONDS: "3600",
    };
    head = await startHead({ env });
    agent = await enrollAgent({}, sendTo(head.url));
    browser = await openBrowser();
    ({ page, problems } = await openPage(browser));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("link", { name: "Notifications" }).click();
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
    await receiver?.stop();
  });

  it("says what is missing, and that a rule needs a channel first", async () => {
    for (const text of ["No rules yet", "No channels yet", "No messages yet"])
      await page.getByText(text).waitFor();
    expect(await button("New rule").isDisabled()).toBe(true);
  });

  it("shows why a target is refused, then the signing secret once, and what a test came to", async () => {
    await button("New channel").click();
    await page.getByLabel("Name").fill("Security team");
    await page.getByLabel("Address").fill("http://10.0.0.1/");
    await button("Create channel").click();
    await page.getByText("10.0.0.1 is no public address").waitFor();
    await page.getByLabel("Address").fill(`${receiver.url}/key-of-the-path`);
    await button("Create channel").click();
    expect(await page.getByText("whsec_").textContent()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await button("I have it").click();
    await button("Send test").click();
    await page.getByText("The test message was taken.").waitFor();
    await page.getByText(`${receiver.url}/…`, { exact: true }).waitFor();
    expect(await page.content()).not.toMatch(/whsec_|key-of-the-path/);
    receiver.answer = (_request, response) => response.writeHead(500).end();
    await button("Send test").click();
    await page.getByText("The receiver answered with status 500.").waitFor();
  });

  it("makes a rule, and shows its messages: what they tell, why they wait, and that they were sent", async () => {
    await button("New rule").click();
    await page.getByLabel("Name").fill("Everything");
    await page.getByLabel("Detections from").selectOption("INFO");
    await page.getByLabel("that match the search").fill("severty:high");
    await button("Create rule").click();
    await page.getByText('"severty" at position').waitFor();
    await page.getByLabel("that match the search").fill("");
    expect(await seriousViolations(page)).toEqual([]);
    await button("Create rule").click();
    await page.getByRole("cell", { name: "Everything", exact: true }).waitFor();
    await find([1001, 1002]);
    await messages().getByText("and 1 more").click();
    await messages().getByRole("link", { name: "Open port 1002/tcp on 192.0.2.1" }).waitFor();
    await messages().getByText("The receiver answered with status 500.").waitFor();
    receiver.answer = (_request, response) => response.writeHead(204).end();
    await button("Try now").click();
    const sent = messages().getByRole("table").getByText("Sent", { exact: true });
    await sent.waitFor();
    await find([1003]);
    await messages().getByText("Open port 1003/tcp on 192.0.2.1").waitFor();
    await until("both to be sent", async () => (await sent.count()) === 2);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it("filters messages by their state, also those that change while they are shown", async () => {
    await page.getByLabel("State").selectOption("DEAD");
    await page.getByText("No such messages").waitFor();
    receiver.answer = (_request, response) => response.writeHead(410).end();
    await find([1004]);
    await messages().getByText("The receiver is gone for good (status 410).").waitFor();
    await button("Delete").last().click();
    await button("Delete the channel").click();
    await messages().getByText("deleted", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });
});
