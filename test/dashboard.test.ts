import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../server/db.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { openPage } from "./support/browser.ts";
import { sendTo } from "./support/client.ts";
import { openDashboard } from "./support/dashboard.ts";
import { everyPath } from "./support/every-path.ts";
import { assignScan, COMPLETE, completion, enrollAgent, FAIL, openPort, SUBMIT } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const LISTS = ["Detections", "Assignments", "Agents"] as const;

let head: TestHead;
let browser: Browser;
let page: Page;
let navigations: string[];
let problems: string[];
let agent: Awaited<ReturnType<typeof enrollAgent>>;

const open = (name: string) => page.getByRole("link", { name, exact: true }).first().click();

/** Answers each request of the pages, but not the sign-in check, in another way until the test is over. */
async function intercept(answer: Parameters<Page["route"]>[1]): Promise<void> {
  await page.route("**/graphql", (route, request) =>
    request.postData()?.includes("Viewer_Query") ? route.continue() : answer(route, request),
  );
}

/** A scan whose one assignment the scripted agent runs now. */
async function runningScan(name: string): Promise<{ id: string; assignmentId: string }> {
  const scan = await assignScan({ name, targets: ["192.0.2.1"] }, sendTo(head.url));
  const [assignment] = (await agent.heartbeat()).assignments;
  return { id: scan.id, assignmentId: assignment.id };
}

async function submit(assignmentId: string, events: object[], through = head): Promise<void> {
  const input = { assignmentId, attempt: 1, chunk: 1, events };
  await sendTo(through.url)(SUBMIT, { input }, agent.token);
}

async function complete(assignmentId: string, eventCount: number): Promise<void> {
  await sendTo(head.url)(COMPLETE, { input: completion(assignmentId, 1, eventCount) }, agent.token);
}

function weakness(sequence: number) {
  const port = openPort(sequence, 443);
  const finding = {
    category: "weak-tls",
    title: "TLS 1.0 is offered",
    severity: "HIGH",
    location: "443/tcp",
  };
  const references = [{ type: "CVE", id: "CVE-2011-3389" }];
  const identity = { rule: "tls-1.0", protocol: "tcp", port: 443 };
  return { ...port, type: "script", finding: { ...finding, references, identity } };
}

const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement);

const shownRows = () => page.getByRole("row").filter({ hasText: "192.0.2.1" }).count();

describeWith("chromium")("the dashboard", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "300", LEASE_SECONDS: "3600" } });
    ({ browser, page, navigations, problems } = await openDashboard(head.url));
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.stop();
  });

  afterEach(() => page.unrouteAll({ behavior: "ignoreErrors" }));

  it("says on each page that there is nothing yet, and what to do", async () => {
    await page.getByRole("link", { name: "Enroll agents" }).waitFor();
    for (const [name, text] of [
      ["Detections", "No detections need attention"],
      ["Assignments", "No scans yet"],
      ["Agents", "No agents yet"],
    ] as const) {
      await open(name);
      await page.getByText(text).waitFor();
    }
  });

  describe.each(["Overview", ...LISTS])("%s", (name) => {
    it("shows that it loads while the head has not answered", async () => {
      await open(name === "Overview" ? "Agents" : "Overview");
      await page
        .getByRole("heading", { name: name === "Overview" ? "Agents" : "Overview", level: 1 })
        .waitFor();
      let release = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      await intercept(async (route) => {
        await released;
        await route.continue();
      });
      await open(name);
      await page.getByRole("status", { name: "Loading" }).first().waitFor();
      release();
      await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
    });

    it("shows the head's sentence when it fails, and works after another try", async () => {
      await open(name === "Overview" ? "Agents" : "Overview");
      await page
        .getByRole("heading", { name: name === "Overview" ? "Agents" : "Overview", level: 1 })
        .waitFor();
      const errors = [{ message: "The database can't be reached.", extensions: { code: "UNAVAILABLE" } }];
      await intercept((route) => route.fulfill({ status: 503, json: { errors } }));
      await open(name);
      const alert = page.getByRole("alert").first();
      await alert.waitFor();
      expect(await alert.innerText()).toContain("The database can't be reached.");
      await page.unrouteAll();
      await alert.getByRole("button", { name: "Try again" }).click();
      await page.getByText(/^No /).first().waitFor();
      await until("no error is left", async () => (await page.getByRole("alert").count()) === 0);
    });
  });

  it("filters detections by severity and by text, and says when nothing matches", async () => {
    agent = await enrollAgent({ hostname: "scan-1" }, sendTo(head.url));
    const { assignmentId } = await runningScan("filters");
    await submit(assignmentId, [openPort(1, 22), openPort(2, 443), weakness(3)]);
    await complete(assignmentId, 3);
    await open("Detections");
    await until("all three", async () => (await shownRows()) === 3);
    await page.getByRole("button", { name: "High" }).click();
    await until("the one of high severity", async () => (await shownRows()) === 1);
    await page.getByText("TLS 1.0 is offered").waitFor();
    await page.getByRole("button", { name: "High" }).click();
    await page.getByRole("searchbox").fill("443/");
    await until("both at 443", async () => (await shownRows()) === 2);
    await page.getByRole("searchbox").fill("port:443 -severity:>=high");
    await until("the open port alone", async () => (await shownRows()) === 1);
    await page.getByText("1 detection", { exact: true }).waitFor();
    await page.getByRole("searchbox").fill("prt:443");
    await page.getByText('"prt" at position 1 is no key').waitFor();
    expect(await shownRows()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("searchbox").fill("no such thing");
    await page.getByText("Nothing matches these filters").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await until("all three again", async () => (await shownRows()) === 3);
  });

  it("tells how a detection is known, and exports what passes the filters", async () => {
    await open("Detections");
    await page.getByRole("link", { name: "TLS 1.0 is offered" }).click();
    const detail = page.getByRole("complementary", { name: "Detection" });
    await detail.getByRole("heading", { name: "How we know" }).waitFor();
    await detail.getByRole("link", { name: "filters" }).waitFor();
    await detail.getByText("nmap 7.93").waitFor();
    await detail.getByText("no data: KEV was never imported").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Close the details" }).click();
    await page.getByRole("searchbox").fill("port:443");
    await until("both at 443", async () => (await shownRows()) === 2);
    await page.getByRole("button", { name: "Export" }).click();
    const link = page.getByRole("dialog", { name: "Export" }).getByRole("link", { name: "JSON Lines" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).port)).toEqual([443, 443]);
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").fill("");
    await until("all three again", async () => (await shownRows()) === 3);
  });

  it("marks ticked detections as false positives, which leave the list and tell who did it", async () => {
    await open("Detections");
    await page.getByRole("checkbox", { name: "Select Open port 22/tcp on 192.0.2.1" }).check();
    await page.getByText("1 selected").waitFor();
    await page.getByRole("button", { name: "False positive" }).click();
    const dialog = page.getByRole("dialog", { name: "False positive" });
    await dialog.getByLabel("Note (optional)").fill("That is the bastion.");
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "False positive" }).click();
    await page.getByText("1 detection changed.").waitFor();
    await until("it to be gone", async () => (await shownRows()) === 2);
    await page.getByRole("combobox", { name: "Status" }).selectOption("FALSE_POSITIVE");
    await page.getByRole("link", { name: "Open port 22/tcp" }).click();
    const history = page.getByRole("complementary", { name: "Detection" }).getByRole("list");
    await history.getByText("That is the bastion.").waitFor();
    await history.getByText("by Operator").waitFor();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
  });

  it("leads the keyboard into a dialog and out of it, and from a detection back to its row", async () => {
    await open("Detections");
    const opener = page.getByRole("button", { name: "Assign scan" }).first();
    await opener.press("Enter");
    await until("the first field has the keyboard", () =>
      isFocused(page.getByLabel("Targets", { exact: true })),
    );
    await page.keyboard.press("Escape");
    await until("the button has it again", () => isFocused(opener));
    const row = page.getByRole("link", { name: "TLS 1.0 is offered" });
    await row.press("Enter");
    await until("the title has it", () =>
      isFocused(page.getByRole("heading", { name: "TLS 1.0 is offered" })),
    );
    await page.keyboard.press("Escape");
    await until("the row has it again", () => isFocused(row));
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("dialog", { name: "How to search" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "How to search" }).waitFor({ state: "detached" });
  });

  it("takes the keyboard past the filters to the list", async () => {
    await open("Detections");
    const skip = page.getByRole("button", { name: "Skip to the list" });
    await skip.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab"); // past the box that ticks all
    await page.keyboard.press("Tab"); // and that of the first row
    expect(await isFocused(page.locator(".split-list tbody a").first())).toBe(true);
  });

  it("takes a report that is dropped on it, says what could not be used, and leads to what it found", async () => {
    await open("Assignments");
    await page.getByRole("link", { name: "Import report" }).click();
    const drop = (name: string, text: string) =>
      page.locator(".file-drop").evaluate(
        (place, [fileName, content]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], fileName));
          place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    await drop("notes.txt", "Nothing of a scanner is in here.");
    await page.getByText("notes.txt").waitFor();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("notes.txt does not look like the report of a scanner");
    await drop("clam.txt", "/srv/a.exe: Win.Test.EICAR_HDB-1 FOUND\nno line of a report\n");
    await page.getByLabel("Machine", { exact: true }).fill("files-1");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("1 event, 1 new detection. 1 line could not be used.").waitFor();
    await page.getByText("Lines that could not be used (1)").click();
    await page.getByText("line 2", { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "Its detections" }).click();
    await page.getByRole("heading", { name: "Import of clam.txt" }).waitFor();
    await page.getByRole("row").filter({ hasText: "/srv/a.exe" }).waitFor();
    await page.getByRole("link", { name: "clam.txt" }).first().waitFor();
  });

  it("cancels a running scan, and shows that it is being cancelled until its agent confirms", async () => {
    const { assignmentId } = await runningScan(`to be cancelled ${"so-long-a-name".repeat(12)}`);
    await open("Assignments");
    const scan = page.locator("section").filter({ hasText: "to be cancelled" });
    await scan.getByRole("button", { name: "Cancel scan" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the scan" }).click();
    await scan.getByText("Cancelling", { exact: true }).first().waitFor();
    expect(await agent.heartbeat({ running: [] })).toMatchObject({ cancelled: [] });
    const running = [{ assignmentId, attempt: 1, progress: 0.5, progressNote: "" }];
    expect(await agent.heartbeat({ running })).toMatchObject({ cancelled: [assignmentId] });
    const end = { result: "CANCELLED", code: "CANCELLED", message: "As asked.", retry: false };
    const input = { assignmentId, attempt: 1, eventCount: 0, command: ["nmap"], ...end };
    await sendTo(head.url)(FAIL, { input }, agent.token);
    await scan.getByText("Cancelled", { exact: true }).first().waitFor();
  });

  it("offers the scanners of all agents that are online, not only of the first hundred", async () => {
    await pool.query(
      `WITH many AS (INSERT INTO "Agent" (identity, hostname, version, capabilities)
         SELECT 'many/' || i, 'many-' || i, '1', '[{"name": "nmap", "version": "7.93", "privileged": true}]'
         FROM generate_series(1, 120) AS i RETURNING id)
       INSERT INTO "AgentStatus" ("agentId") SELECT id FROM many`,
    );
    await page.getByRole("button", { name: "Assign scan" }).first().click();
    await page.getByRole("checkbox", { name: "nmap 121 agents" }).waitFor();
    await page.keyboard.press("Escape");
    await pool.query(`DELETE FROM "Agent" WHERE identity LIKE 'many/%'`);
  });

  it(
    "says that the connection is lost, catches up with what it missed and is live again, without a reload",
    async () => {
      const { assignmentId } = await runningScan("seen after an outage");
      await open("Detections");
      await page.getByText("Live", { exact: true }).first().waitFor();
      const before = navigations.length;
      const other = await startHead(); // the same database, another address
      await open("Assignments");
      await page.getByRole("link", { name: "seen after an outage" }).first().click();
      await page.getByRole("heading", { name: "seen after an outage", level: 1 }).waitFor();
      await head.stop();
      await page.getByText("Connection lost, catching up").first().waitFor();
      await page.waitForTimeout(3000); // until what the page shows was asked for again, and not answered
      expect(await page.getByText("may be outdated").count()).toBe(0); // which the page has said already
      await open("Rule sets"); // never opened before
      await page.getByRole("heading", { name: "Rule sets", level: 1 }).waitFor();
      await open("Detections");
      await submit(assignmentId, [openPort(1, 8443)], other);
      await other.stop();
      head = await startHead({ env: { PORT: String(head.port) } });
      await page.getByText("8443/tcp").first().waitFor();
      await page.getByText("Live", { exact: true }).first().waitFor();
      expect(await page.getByText("Connection lost").count()).toBe(0);
      await submit(assignmentId, [openPort(1, 8443), openPort(2, 9443)]);
      await page.getByText("9443/tcp").first().waitFor();
      expect(navigations).toHaveLength(before);
      await complete(assignmentId, 2);
    },
    MINUTE,
  );

  describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
    it(
      "breaks no serious rule of accessibility on any page",
      async () => {
        await page.emulateMedia({ colorScheme });
        const found: Record<string, string[]> = {};
        const tooWide: string[] = [];
        for (const path of [...(await everyPath(page, head.url)), "/difference"]) {
          await page.goto(head.url + path);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
          found[path] = await seriousViolations(page);
          await page.setViewportSize(PHONE);
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
            tooWide.push(path);
          await page.setViewportSize(DESK);
        }
        expect(tooWide).toEqual([]);
        await page.getByRole("button", { name: "Assign scan" }).first().click();
        await page.getByRole("dialog").waitFor();
        found["assign scan"] = await seriousViolations(page);
        expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
      },
      MINUTE,
    );

    it("breaks none on the way in either", async () => {
      const stranger = await openPage(browser);
      await stranger.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await stranger.page.goto(`${head.url}/?error=INVALID_TOKEN`);
      await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
      expect(await seriousViolations(stranger.page)).toEqual([]);
      await stranger.page.close();
    });
  });

  it("has thrown nothing in all of this", () => {
    expect(problems).toEqual([]);
  });
});
