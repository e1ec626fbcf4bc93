import { mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Database, startDatabase } from "../scripts/database.ts";
import { projectDir } from "../scripts/project.ts";
import { ask, post, sendTo } from "./support/client.ts";
import { findBlock } from "./support/doc-blocks.ts";
import { assignScan, enrollmentToken, tokenOf } from "./support/graphql.ts";
import { openListeners } from "./support/listeners.ts";
import { fetchPostgresClients, hasPostgresClients } from "./support/postgres-clients.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const TARGET = "127.0.0.97";
const PORTS = [21_680, 21_690];
const PASSWORD = "purple anchors drift quietly";
const PAGE = "docs/backup.md";
const SEARCHES = [
  "severity:>=high",
  "ssh",
  "rojan",
  "port:21680",
  "status:false-positive",
  "asset:web-1",
  "-scanner:lynis",
];

/** What is written afterwards is of transactions that the new server has not come to. */
const USE_UP_TRANSACTIONS = `DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$`;

const canFetch = process.env.CONTAINERS === "true";
const isHere = await hasPostgresClients();
if (!isHere && !canFetch)
  process.stderr.write(
    "SKIPPED: dump and restore, which need pg_dump 18. npm run containers:test fetches it.\n",
  );

describe.skipIf(!isHere && !canFetch)("a dump of a database at work, restored on another server", () => {
  const home = join(inject("tempDir"), "restored");
  const source = process.env.DATABASE_URL ?? "";
  const env: NodeJS.ProcessEnv = {};
  let head: TestHead;
  let agent: TestProcess;
  let server: Database;
  let closeListeners: () => Promise<void>;
  let operator: string;
  let session: string;

  /** Runs commands of the page, as they stand there. */
  const runBlock = (block: string, settings: NodeJS.ProcessEnv) =>
    execa("sh", ["-e", "-c", block], { cwd: home, env: { ...env, ...settings } });
  const askHead = (query: string, variables: object = {}, token = operator) =>
    ask(head.url, token, query, variables);

  beforeAll(async () => {
    await mkdir(home);
    if (!isHere) env.PATH = `${await fetchPostgresClients(join(home, "clients"))}:${process.env.PATH}`;
    server = await startDatabase({
      dataDir: join(home, ".data"),
      logFile: join(home, "log"),
      settings: { fsync: "off" },
    });
    await query(maintenance(server.url), "DROP DATABASE ai_defend"); // createdb makes it
    await query(source, USE_UP_TRANSACTIONS);
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1" } });
    closeListeners = await openListeners(TARGET, PORTS);
    operator = await tokenOf("OPERATOR");
    const settings = { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() };
    agent = await startAgent({ env: settings });
    session = await createPerson();
    await bringReports([
      "nmap/fixtures/vulners.xml",
      "lynis/fixtures/full.dat",
      "clamav/fixtures/infected.txt",
    ]);
    const JUDGE =
      'mutation { markFalsePositive(selection: { filter: { query: "scanner:lynis severity:low" } }, note: "no") { __typename } }';
    await askHead(JUDGE);
    await finishScan((await scan({ ports: "21600-21700" })).id);
  }, 5 * MINUTE);

  afterAll(async () => {
    await agent?.stop();
    await head?.stop();
    await server?.stop();
    await closeListeners?.();
  });

  const scan = (options: object) =>
    assignScan({ targets: [TARGET], config: { nmap: options } }, sendTo(head.url));
  const stateOf = async (id: string) =>
    (await askHead("query ($id: ID!) { scan(id: $id) { state } }", { id })).scan.state;
  const finishScan = (id: string) =>
    until("the end of the scan", async () => (await stateOf(id)) === "SUCCEEDED");

  /** An analyst with a password. Returns the cookie of a browser that is signed in. */
  async function createPerson(): Promise<string> {
    const CREATE = `mutation { createAccount(name: "Ada", email: "ada@example.org", role: ANALYST) { signInLink } }`;
    const { createAccount } = await askHead(CREATE, {}, await tokenOf("ADMIN"));
    const entered = await fetch(createAccount.signInLink, { redirect: "manual" });
    const cookie = cookieOf(entered);
    await post(
      head.url,
      "",
      "mutation ($next: String!) { setPassword(next: $next) }",
      { next: PASSWORD },
      { cookie },
    );
    return cookie;
  }

  async function bringReports(files: string[]): Promise<void> {
    for (const file of files) {
      const answer = await fetch(`${head.url}/imports?fileName=report&machine=web-1`, {
        method: "POST",
        headers: { authorization: `Bearer ${operator}` },
        body: await readFile(join(projectDir, "agent/scanners", file)),
      });
      expect(answer.status).toBe(201);
    }
  }

  async function foundBy(search: string): Promise<string[]> {
    const FIND =
      "query ($query: String!) { detections(query: $query, first: 100) { edges { node { id } } } }";
    const { detections } = await askHead(FIND, { query: search });
    return detections.edges.map(({ node }: { node: { id: string } }) => node.id);
  }

  it("has all that was there, and everybody goes on with it", { timeout: 3 * MINUTE }, async () => {
    const before = await countRows(source);
    const found = await Promise.all(SEARCHES.map(foundBy));
    expect(found.map(({ length }) => length)).not.toContain(0);
    const agents = "{ agents { edges { node { id identity health } } } }";
    const known = await askHead(agents);
    const running = await scan({ ports: "21676-21695", timing: 2 });
    await until("the scan at work", async () => (await stateOf(running.id)) === "RUNNING");

    await runBlock(findBlock(PAGE, "pg_dump "), { DATABASE_URL: source });
    const { changeCursor } = await askHead("{ changeCursor }");
    await head.stop();
    const restored = server.url;
    await runBlock(findBlock(PAGE, "createdb "), {
      SERVER_URL: maintenance(restored),
      DATABASE_URL: restored,
    });
    const counts = await countRows(restored);
    before.delete("Transition"); // a queue of what is to be told: it empties
    const lost = [...before].filter(([table, count]) => (counts.get(table) ?? 0) < count);
    expect(lost).toEqual([]);

    head = await startHead({
      env: { HEARTBEAT_SECONDS: "1", PORT: String(head.port), DATABASE_URL: restored },
    });
    await finishScan(running.id);
    expect(await askHead(agents)).toEqual(known);
    expect(await Promise.all(SEARCHES.map(foundBy))).toEqual(found);

    const verified = await execa(process.execPath, [join(projectDir, "scripts/audit-verify.ts")], {
      env: { DATABASE_URL: restored },
    });
    expect(verified.stdout).toContain(`${counts.get("AuditEntry")} entries, each as it was written.`);

    await expectSignIns();

    const CHANGES = "query ($after: String!) { detectionChanges(after: $after) { nodes { id } } }";
    const [refused] = (
      (await (await post(head.url, operator, CHANGES, { after: changeCursor })).json()) as any
    ).errors;
    expect(refused.extensions.code).toBe("CURSOR_INVALID");
    const fresh = await askHead("{ changeCursor }");
    expect((await askHead(CHANGES, { after: fresh.changeCursor })).detectionChanges.nodes).toEqual([]);
  });

  async function expectSignIns(): Promise<void> {
    const VIEWER = "{ viewer { email } }";
    const still = await post(head.url, "", VIEWER, {}, { cookie: session });
    expect(await still.json()).toMatchObject({ data: { viewer: { email: "ada@example.org" } } });
    const entered = await fetch(`${head.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: head.url },
      body: JSON.stringify({ email: "ada@example.org", password: PASSWORD }),
    });
    const anew = await post(head.url, "", VIEWER, {}, { cookie: cookieOf(entered) });
    expect(await anew.json()).toMatchObject({ data: { viewer: { email: "ada@example.org" } } });
  }

  it("can be kept as a folder, where the server is the embedded one", async () => {
    await agent.stop();
    await head.stop();
    const counts = await countRows(server.url);
    await server.stop();
    const [pack = "", unpack = ""] = findBlock(PAGE, "tar ").split("\n");
    await runBlock(pack, {});
    await rename(join(home, ".data"), join(home, "elsewhere"));
    await runBlock(unpack, {});
    server = await startDatabase({ dataDir: join(home, ".data"), logFile: join(home, "log") });
    expect(await countRows(server.url)).toEqual(counts);
  });
});

function maintenance(url: string): string {
  const changed = new URL(url);
  changed.pathname = "/postgres";
  return changed.href;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Rows of each table. */
async function countRows(url: string): Promise<Map<string, number>> {
  const rows = await query<{ name: string; count: string }>(
    url,
    `SELECT tablename AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', tablename), false, true, '')))[1]::text AS count
     FROM pg_tables WHERE schemaname = 'public'`,
  );
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
