import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../scripts/free-port.ts";
import { projectDir } from "../scripts/project.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { ask } from "./support/client.ts";
import { openListeners } from "./support/listeners.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.77";
const PORTS = [20_022, 20_080, 20_443];
const MINUTE = 60_000;

let dir: string;
let url: string;
let token: string;
let head: Awaited<ReturnType<typeof npmStart>>;
let browser: Browser;
let page: Page;
let navigations: string[];
let problems: string[];
let closeListeners: () => Promise<void>;

/** What a new user would have: the project's files, nothing else. */
async function freshClone(): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), "ai-defend-clone-"));
  await execa("chmod", ["755", clone]);
  const { stdout } = await execa("git", ["ls-files", "-co", "--exclude-standard"], { cwd: projectDir });
  for (const file of stdout.split("\n"))
    await cp(join(projectDir, file), join(clone, file)).catch(ignoreDeleted);
  return clone;
}

function ignoreDeleted(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error; // listed by git, deleted in the working tree
}

/** The environment of a new user's terminal: nothing of this test run in it. */
function cleanEnv(): NodeJS.ProcessEnv {
  const { NODE_ENV: _n, VITEST: _v, DATABASE_URL: _d, AUTH_SECRET: _a, LOG_LEVEL: _l, ...env } = process.env;
  return env;
}

/** Runs `npm start` as from a terminal, until it has printed its sign-in link. */
async function npmStart(port: number) {
  const child: ChildProcess = spawn("npm", ["start"], {
    cwd: dir,
    env: {
      ...cleanEnv(),
      PORT: String(port),
      FIRST_SCAN: "false",
      HEARTBEAT_SECONDS: "1",
      LEASE_SECONDS: "3",
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const link = await until(
    `a sign-in link in what npm start prints:\n${output}`,
    () => /https?:\/\/\S+magic-link\S+/.exec(output)?.[0] ?? (child.exitCode !== null && fail(output)),
    5 * MINUTE,
  );
  return {
    link,
    output: () => output,
    interrupt: async () => {
      process.kill(-(child.pid as number), "SIGINT");
      return exited;
    },
  };
}

function fail(output: string): never {
  throw new Error(`npm start ended:\n${output}`);
}

const pidOf = async (program: string) => {
  const { stdout } = await execa("pgrep", ["-f", `${dir}/${program}`]);
  return Number(stdout.split("\n")[0]);
};

async function scanFor(targets: string[], ports: string, timing: number): Promise<string> {
  const mutation = `mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }`;
  const config = { nmap: { ports, timing, serviceDetection: false } };
  return (await ask(url, token, mutation, { input: { targets, scanners: ["nmap"], config } })).assignScan.id;
}

const assignmentOf = async (scanId: string) =>
  (
    await ask(
      url,
      token,
      "query ($id: ID) { assignments(scanId: $id) { edges { node { id state attempt explanation failureMessage } } } }",
      { id: scanId },
    )
  ).assignments.edges[0].node;

describeWith(
  "nmap",
  "chromium",
  "git",
)("the main job, from a fresh clone", () => {
  beforeAll(async () => {
    dir = await freshClone();
    const port = await freePort();
    url = `http://localhost:${port}`;
    closeListeners = await openListeners(TARGET, PORTS);
    head = await npmStart(port);
    const printed = await execa("npm", ["run", "--silent", "token", "--", "--name", "test"], {
      cwd: dir,
      env: cleanEnv(),
      extendEnv: false,
    });
    token = printed.stdout.trim().split("\n").at(-1)?.trim() ?? "";
    browser = await openBrowser();
    ({ page, navigations, problems } = await openPage(browser));
  }, 8 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await head?.interrupt();
    await closeListeners?.();
    await rm(dir, { recursive: true, force: true });
  }, MINUTE);

  it("signs a browser in by the link, once", async () => {
    await page.goto(head.link);
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    const stranger = await openPage(browser); // in a browser context of its own
    await stranger.page.goto(head.link);
    await stranger.page.getByText("npm run sign-in").first().waitFor();
    await stranger.page.close();
  });

  it(
    "shows exactly the open ports of a scan asked for on the page, live, without a reload",
    async () => {
      await page.getByRole("link", { name: "Detections" }).first().click();
      await page.getByText("No detections need attention").waitFor();
      const before = navigations.length;
      await page.getByRole("button", { name: "Assign scan" }).first().click();
      await page.getByLabel("Targets").fill(TARGET);
      await page.getByText("List", { exact: true }).click();
      await page.getByLabel("Port list").fill("20000-20500");
      await page.getByRole("dialog").getByRole("button", { name: "Assign scan" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("link", { name: "Detections" }).first().click();
      for (const port of PORTS) await page.getByText(`${port}/tcp`).first().waitFor({ timeout: MINUTE });
      const locations = (await page.locator("body").innerText()).match(/\b\d{5}\/tcp\b/g);
      expect(new Set(locations)).toEqual(new Set(PORTS.map((port) => `${port}/tcp`)));
      expect(navigations).toHaveLength(before);
      expect(problems).toEqual([]);
    },
    MINUTE,
  );

  it("keeps the raw output with its hash, and the exact command", async () => {
    const query = `{ assignments { edges { node { state eventCount
      attempts { command toolVersion coverage } artifacts { name sha256 sizeBytes path } } } } }`;
    const node = await until("the end of the scan", async () => {
      const found = (await ask(url, token, query)).assignments.edges[0].node;
      return found.state === "SUCCEEDED" && found;
    });
    expect(node.attempts[0].command[0]).toMatch(/nmap$|setpriv$/);
    expect(node.attempts[0].command).toContain("20000-20500");
    const [artifact] = node.artifacts;
    expect(artifact).toMatchObject({ name: "nmap.xml", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const denied = await fetch(url + artifact.path);
    expect(denied.status).toBe(401);
    const download = await fetch(url + artifact.path, { headers: { authorization: `Bearer ${token}` } });
    const bytes = new Blob([await download.arrayBuffer()])
      .stream()
      .pipeThrough(new DecompressionStream("gzip"));
    expect(await new Response(bytes).text()).toContain("<nmaprun");
  });

  it(
    "takes an assignment back when its agent is killed, and finishes it with the next attempt",
    async () => {
      const scanId = await scanFor(["127.0.1.1"], "1-1000", 1); // slow on purpose
      await until("the scan to run", async () => (await assignmentOf(scanId)).state === "RUNNING");
      process.kill(await pidOf("agent/main.ts"), "SIGKILL");
      await until("the assignment to come back", async () => {
        const { state, attempt, failureMessage } = await assignmentOf(scanId);
        return (state === "QUEUED" || attempt === 2) && /silent|stop/i.test(failureMessage ?? "silent");
      });
      await until("a second attempt", async () => (await assignmentOf(scanId)).attempt === 2, MINUTE);
      await ask(url, token, "mutation ($id: ID!) { cancelScan(id: $id) { id } }", { id: scanId });
      await until("the cancelled end", async () => (await assignmentOf(scanId)).state === "CANCELLED");
    },
    2 * MINUTE,
  );

  it(
    "stops in order within ten seconds, and finds everything still there at the next start",
    async () => {
      const before = await ask(
        url,
        token,
        "{ detections { edges { node { id title } } } agents { edges { node { id } } } }",
      );
      const stopping = Date.now();
      expect(await head.interrupt()).toBe(0);
      expect(Date.now() - stopping).toBeLessThan(10_000);
      expect(await execa("pgrep", ["-f", dir], { reject: false })).toMatchObject({ stdout: "" });
      head = await npmStart(Number(new URL(url).port));
      const after = await ask(
        url,
        token,
        "{ detections { edges { node { id title } } } agents { edges { node { id } } } }",
      );
      expect(after).toEqual(before);
      await page.getByText("20443/tcp").first().waitFor();
      await until(
        "the page to be live again",
        () => page.getByText("Live", { exact: true }).first().isVisible(),
        MINUTE,
      );
    },
    3 * MINUTE,
  );

  it(
    "says in one sentence that the port is taken, and ends",
    async () => {
      const port = Number(new URL(url).port);
      const again = await execa("npm", ["start"], {
        cwd: dir,
        env: { ...cleanEnv(), PORT: String(port) },
        extendEnv: false,
        reject: false,
        stdin: "ignore",
      });
      expect(again.exitCode).toBe(1);
      expect(again.stderr + again.stdout).toMatch(/already|taken|in use/i);
      expect(again.stderr).not.toMatch(/\n\s+at /);
      expect(await readFile(join(dir, ".data/logs/head.log"), "utf8")).toContain("head.start");
    },
    MINUTE,
  );
});
