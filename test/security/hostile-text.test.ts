import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { projectDir } from "../../scripts/project.ts";
import { lastWords } from "../../scripts/stack.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { post, sendTo } from "../support/client.ts";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  openPort,
  operatorToken,
  SUBMIT,
} from "../support/graphql.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { signInLinkOf } from "../support/sign-in.ts";
import { describeWith } from "../support/tools.ts";

const ESCAPES = "\u001b]0;owned\u0007\u001b[2J\u009b31m";
const REORDERED = "\u202egpj.exe\u2066";
const SCRIPT = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`;
const HOSTILE = `${ESCAPES}${REORDERED}${SCRIPT}=cmd|' /C calc'!A0`;
/** What a terminal obeys, and what reorders or hides text; line ends and tabs are no harm. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}]/u;

let head: TestHead;
let scanId: string;
let agent: Awaited<ReturnType<typeof enrollAgent>>;
let attempt: { assignmentId: string; attempt: number };

beforeAll(async () => {
  head = await startHead();
  const send = sendTo(head.url);
  agent = await enrollAgent({ hostname: `scan-1${ESCAPES}`.slice(0, 200) }, send);
  scanId = (await assignScan({ targets: ["192.0.2.1"], name: `Weekly ${HOSTILE}` }, send)).id;
  const [work] = (await agent.heartbeat()).assignments;
  attempt = { assignmentId: work.id, attempt: 1 };
  const event = openPort(1, 443);
  const finding = { ...event.finding, title: HOSTILE, description: HOSTILE, location: REORDERED };
  await send(SUBMIT, { input: { ...attempt, chunk: 1, events: [{ ...event, finding }] } }, agent.token);
});

afterAll(() => head?.stop());

const download = async (path: string) => {
  const response = await fetch(head.url + path, {
    headers: { authorization: `Bearer ${await operatorToken()}` },
  });
  return response.text();
};

describe("text that a scanned system wrote", () => {
  it.each(["detections.csv", "detections.sarif", "detections.jsonl", "scan"])(
    "does nothing to the terminal or viewer that shows %s",
    async (name) => {
      const text = await download(name === "scan" ? `/export/scans/${scanId}.html` : `/export/${name}`);
      expect(text).toContain("gpj.exe");
      expect(text).not.toMatch(UNSEEN);
    },
  );

  it("is the same text still for a program that reads JSON Lines", async () => {
    expect(JSON.parse(await download("/export/detections.jsonl")).title).toBe(HOSTILE);
  });

  it("is refused where it is a megabyte long, in a sentence that does not repeat it", async () => {
    const event = openPort(2, 80);
    const finding = { ...event.finding, title: "x".repeat(1024 * 1024) };
    const input = { ...attempt, chunk: 2, events: [{ ...event, finding }] };
    const answer = await (await post(head.url, agent.token, SUBMIT, { input })).text();
    expect(answer).toContain("CHUNK_INVALID");
    expect(answer.length).toBeLessThan(1000);
    const logs = await head.logs();
    expect(logs.length).toBeLessThan(100_000);
  });

  it("does nothing to a terminal that shows a log, and is whole in it", async () => {
    const program = `import { logger } from "./server/logger.ts"; logger.info({ op: "test.log", title: process.env.TITLE })`;
    const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: projectDir,
      env: { TITLE: HOSTILE, LOG_LEVEL: "info" },
    });
    expect(stdout).not.toMatch(UNSEEN);
    expect(JSON.parse(stdout).title).toBe(HOSTILE);
    expect(await head.logs()).not.toMatch(UNSEEN);
  });

  it("does nothing to a terminal when npm start shows the end of a log", async () => {
    const log = join(inject("tempDir"), "hostile.log");
    await writeFile(log, `${HOSTILE}\n`);
    const words = await lastWords("The head ended by itself", log);
    expect(words).toContain("gpj.exe");
    expect(words).not.toMatch(UNSEEN);
  });
});

describeWith("chromium")("text that a scanned system wrote, on the dashboard", () => {
  it("is text, and reorders nothing beside it", async () => {
    await sendTo(head.url)(COMPLETE, { input: completion(attempt.assignmentId, 1, 1) }, agent.token);
    const browser = await openBrowser();
    const { page, problems } = await openPage(browser);
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("link", { name: "Detections", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Detections" }).waitFor(); // the page before shows it, too
    const title = page.getByRole("row").getByText("gpj.exe").first();
    await title.waitFor();
    expect(await page.locator("script:not([src])").count()).toBe(0);
    expect(await page.locator("img[src=x]").count()).toBe(0);
    const isolation = await title.evaluate((element) => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi)) return true;
      return false;
    });
    expect(isolation).toBe(true);
    for (const path of [`/scans/${scanId}`, `/agents/${agent.id}`]) {
      await page.goto(head.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    expect(await page.title()).not.toBe("owned");
    expect(problems).toEqual([]);
    await browser.close();
  });
});
