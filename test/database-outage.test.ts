import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type Database, startDatabase } from "../scripts/database.ts";
import { ask, post } from "./support/client.ts";
import { follow } from "./support/follow.ts";
import { openListeners } from "./support/listeners.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const TARGET = "127.0.0.92";
const PORTS = [22_003, 22_007];
/** Takes some four seconds, as this timing waits 0.4 s between two probes. */
const SLOW_SCAN = { ports: "22001-22010", timing: 2, serviceDetection: false };

let options: Parameters<typeof startDatabase>[0];
let database: Database;
let head: TestHead;
let agent: TestProcess;
let operator: string;
let cookie: string;
/** A token that the head has not met before the outage: it remembers the others for a moment. */
let unseen: string;
let closeListeners: () => Promise<void>;

const STATE = `query ($id: ID!) { scan(id: $id) { state assignments { edges { node { state attempt eventCount } } } } }`;
const FOUND = `query ($id: ID!) { detections(scanId: $id) { edges { node { location } } } }`;

async function isScannerRunning(): Promise<boolean> {
  const { exitCode } = await execa("pgrep", ["-f", `nmap .*${SLOW_SCAN.ports}`], { reject: false });
  return exitCode === 0;
}

describeWith("nmap")("while PostgreSQL is away", () => {
  let scanId: string;

  beforeAll(async () => {
    const dir = await mkdtemp(join(inject("tempDir"), "own-database-"));
    options = { dataDir: join(dir, "data"), logFile: join(dir, "database.log"), settings: { fsync: "off" } };
    database = await startDatabase(options);
    process.env.DATABASE_URL = database.url; // before the modules that read it are imported
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1", LEASE_SECONDS: "60" } });
    const { enrollmentToken, operatorToken } = await import("./support/graphql.ts");
    const { signInCookie } = await import("./support/sign-in.ts");
    const { createLocalApiToken } = await import("../server/access/api-token.ts");
    operator = await operatorToken();
    unseen = await createLocalApiToken({ name: "unseen", role: "OPERATOR" });
    cookie = await signInCookie(head.url);
    closeListeners = await openListeners(TARGET, PORTS);
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() } });
    const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
    const input = { targets: [TARGET], scanners: ["nmap"], config: { nmap: SLOW_SCAN } };
    scanId = (await ask(head.url, operator, mutation, { input })).assignScan.id;
    await until("the scan to run", isScannerRunning);
    await database.stop();
  }, MINUTE);

  afterAll(async () => {
    await agent?.stop();
    await head?.kill();
    await database?.stop();
    await closeListeners?.();
  });

  it("requests are answered with 503, a code and when to come back", async () => {
    for (const query of ["{ changeCursor }", "{ detections { edges { node { id } } } }"]) {
      const response = await post(head.url, operator, query);
      const retryAfter = response.headers.get("retry-after");
      expect({ query, status: response.status, retryAfter, body: await response.json() }).toMatchObject({
        query,
        status: 503,
        retryAfter: expect.stringMatching(/^[1-9]\d*$/),
        body: { errors: [{ extensions: { code: "UNAVAILABLE" } }] },
      });
    }
  });

  it.each([
    ["GET", "/api/agents/"],
    ["GET", "/api/openapi.json"],
    ["POST", "/api/scans/"],
    ["GET", "/metrics"],
    ["GET", `/artifacts/${crypto.randomUUID()}`],
    ["GET", `/artifacts/${crypto.randomUUID()}/raw`],
    ["POST", "/imports?fileName=clam.txt"],
    ["POST", "/feeds/KEV"],
    ["GET", "/export/detections.csv"],
    ["GET", "/export/detections.sarif"],
    ["GET", `/export/scans/${crypto.randomUUID()}.html`],
    ["GET", "/export/audit.jsonl"],
    ["GET", "/readyz"],
  ])("%s %s is answered likewise", async (method, path) => {
    const headers = { authorization: `Bearer ${unseen}`, "content-type": "application/json" };
    const request = method === "POST" ? { method, headers, body: "{}" } : { headers };
    const response = await fetch(`${head.url}${path}`, request);
    const told = (await response.json()) as any;
    const { code = told.errors?.[0].extensions.code, message = told.errors?.[0].message } = told;
    expect([response.status, response.headers.get("retry-after"), code, message]).toEqual([
      503,
      expect.stringMatching(/^[1-9]\d*$/),
      "UNAVAILABLE",
      "The database can't be reached. Try again in a few seconds.",
    ]);
  });

  it("a large upload is not cut off before its sender has heard that", async () => {
    const response = await fetch(`${head.url}/imports?fileName=eve.json`, {
      method: "POST",
      headers: { authorization: `Bearer ${unseen}` },
      body: Buffer.alloc(32 * 1024 * 1024),
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, expect.any(String)]);
  });

  it("signing in says so too", async () => {
    const response = await fetch(`${head.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: head.url },
      body: JSON.stringify({ email: "a@example.org", password: "a password of some length" }),
    });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, expect.any(String)]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  });

  it("a token that cannot be looked up is not called unknown", async () => {
    const response = await post(head.url, unseen, "{ viewer { id } }");
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { errors: [{ extensions: { code: "UNAVAILABLE" } }] },
    ]);
  });

  it("a browser's session is not called void", async () => {
    const response = await post(head.url, "", "{ viewer { id } }", {}, { cookie });
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { errors: [{ extensions: { code: "UNAVAILABLE" } }] },
    ]);
  });

  it("the head lives, and says that it is not ready", async () => {
    expect((await fetch(`${head.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${head.url}/readyz`);
    expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, expect.any(String)]);
    expect((await fetch(`${head.url}/`)).status).toBe(200);
  });

  it("a WebSocket is closed, but not as if its token were wrong", async () => {
    const code = await follow(head.url, unseen, "subscription { detectionChanged { id } }").ended;
    expect(code).not.toBe(4403);
  });

  it(
    "an agent finishes its scan, keeps the results and delivers them when all goes on by itself",
    async () => {
      await until("the end of the scanner", async () => !(await isScannerRunning()));
      database = await startDatabase(options);
      await until("the head to be ready", async () => (await fetch(`${head.url}/readyz`)).ok);
      const askState = async () => (await ask(head.url, operator, STATE, { id: scanId })).scan;
      await until("the end of the scan", async () => (await askState()).state !== "RUNNING");
      const scan = await askState(); // anew: fields of one request are read side by side
      expect(scan.state).toBe("SUCCEEDED");
      expect(scan.assignments.edges).toMatchObject([{ node: { state: "SUCCEEDED", attempt: 1 } }]);
      const { detections } = await ask(head.url, operator, FOUND, { id: scanId });
      expect(
        detections.edges.map((edge: { node: { location: string } }) => edge.node.location).sort(),
      ).toEqual(PORTS.map((port) => `${port}/tcp`));
      for (const program of [head, agent])
        expect(await Promise.race([program.exited, Promise.resolve("running")])).toBe("running");
      expect(await outagesIn(await head.logs())).toEqual([]);
    },
    MINUTE,
  );
});

/** Errors in a head's log that an outage does not explain. */
async function outagesIn(logs: string): Promise<string[]> {
  const lines = logs.split("\n").filter((line) => line.includes('"level":"error"'));
  return lines.filter((line) => !["duty.run", "notification.run"].includes(JSON.parse(line).op));
}
