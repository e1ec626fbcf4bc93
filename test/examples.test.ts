import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectDir } from "../scripts/project.ts";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { createEnrollmentToken } from "../server/access/enrollment.ts";
import { pool } from "../server/db.ts";
import { openListeners } from "./support/listeners.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.91";
const PORTS = [21_080, 21_443];

let head: TestHead;
let agent: TestProcess;
let closeListeners: () => Promise<void>;
let env: NodeJS.ProcessEnv;

function example(name: string, ...args: string[]) {
  return execa("sh", [join(projectDir, "examples", name), ...args], { env, reject: false });
}

/** What the gate says of everything; where it is closed, with the history of what it found. */
async function gate(ports: string) {
  const { exitCode } = await example("gate.sh", "INFO", ports, TARGET);
  if (exitCode === 0) return { exitCode };
  const { rows } = await pool.query(
    `SELECT d.location, c.kind, c.at, c."assignmentId" FROM "DetectionChange" c
     JOIN "Detection" d ON d.id = c."detectionId" ORDER BY c.at`,
  );
  return { exitCode, history: rows };
}

describeWith("nmap", "curl")("the scripts in examples/", () => {
  beforeAll(async () => {
    head = await startHead();
    closeListeners = await openListeners(TARGET, PORTS);
    env = {
      AI_DEFEND_URL: head.url,
      AI_DEFEND_TOKEN: await createLocalApiToken({ name: "examples", role: "OPERATOR" }),
    };
    const ENROLLMENT_TOKEN = await createEnrollmentToken({ name: "examples", ttlHours: 1 });
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN } });
    await until("the agent", async () => (await agent.logs()).includes('"op":"agent.register","ok":true'));
  });

  afterAll(async () => {
    await agent?.stop();
    await head?.kill();
    await closeListeners?.();
  });

  it("list agents with what they can run", async () => {
    const { stdout, exitCode } = await example("list-agents.sh");
    expect(exitCode).toBe(0);
    const agents = JSON.parse(stdout).data.agents.edges.map((edge: { node: object }) => edge.node);
    expect(agents).toHaveLength(1);
    expect(agents[0]).toMatchObject({
      health: "ONLINE",
      capabilities: expect.arrayContaining([expect.objectContaining({ name: "nmap", problem: null })]),
    });
  });

  it("scan, wait for the end and print what was found, while others follow it", async () => {
    const follower = spawn("sh", [join(projectDir, "examples/follow-detections.sh")], {
      env: { ...process.env, ...env },
      detached: true,
    });
    let followed = "";
    follower.stdout.on("data", (data) => (followed += data));
    const { stdout, exitCode } = await example("scan-and-wait.sh", "21000-21500", TARGET);
    expect(exitCode).toBe(0);
    const found = JSON.parse(stdout).data.detections.edges.map((edge: { node: object }) => edge.node);
    expect(found.map(({ assetLabel, location }: any) => `${assetLabel} ${location}`).sort()).toEqual(
      PORTS.map((port) => `${TARGET} ${port}/tcp`),
    );
    await until("both detections as server-sent events", () =>
      PORTS.every((port) => eventsIn(followed).some(({ location }) => location === `${port}/tcp`)),
    );
    process.kill(-(follower.pid as number), "SIGTERM");
    await once(follower, "exit");
  });

  it("import a report, and exit with 1 and the head's sentence where it is none", async () => {
    const report = join(projectDir, "agent/scanners/clamav/fixtures/infected.txt");
    const imported = await example("import-report.sh", report, "web 1");
    expect(imported).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('not \\"web 1\\"') });
    const { stdout, exitCode } = await example("import-report.sh", report, "web-1");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      fileName: "infected.txt",
      scanner: "clamav",
      machine: "web-1",
    });
  });

  it("gate a pipeline on what is new, and only on that", async () => {
    const ports = "21000-21500";
    const low = await example("gate.sh", "LOW", ports, TARGET);
    expect(low).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("nothing new at or above LOW"),
    });
    // Both listeners have been seen by the scan before.
    expect(await gate(ports)).toEqual({ exitCode: 0 });
    const closeAnother = await openListeners(TARGET, [21_081]);
    const found = await example("gate.sh", "INFO", ports, TARGET);
    expect(found).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("found 1 new at or above INFO"),
    });
    expect(await gate(ports)).toEqual({ exitCode: 0 });
    await closeAnother();
  });

  it("fail the gate, but not as a finding, where nothing is known", async () => {
    const refused = await example("gate.sh", "HIGH", "1-1000", "10.0.0.0/33");
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("10.0.0.0/33") });
    expect(await example("gate.sh", "WORST", "1-10", TARGET)).toMatchObject({
      exitCode: 64,
      stderr: expect.stringContaining("WORST"),
    });
    expect((await example("gate.sh", "HIGH")).exitCode).toBe(64);
    // Outside the policy of the only agent: it waits for another.
    env = { ...env, MAX_WAIT_SECONDS: "2" };
    const outside = await example("gate.sh", "HIGH", "1-10", "192.0.2.1");
    expect(outside).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("QUEUED") });
  });

  it("exit with 1 and the head's sentence when it refuses", async () => {
    const refused = await example("scan-and-wait.sh", "1-1000", "10.0.0.0/33");
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("10.0.0.0/33") });
    env = { ...env, AI_DEFEND_TOKEN: "aid_somebody-elses-token-that-nobody-made" };
    const stranger = await example("list-agents.sh");
    expect(stranger.exitCode).not.toBe(0);
    expect(stranger.stdout + stranger.stderr).toContain("UNAUTHENTICATED");
  });
});

/** The detections in a stream of server-sent events. */
function eventsIn(stream: string): { location: string }[] {
  return stream
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)).data.detectionChanged);
}
