import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { projectDir } from "../scripts/project.ts";
import { pool } from "../server/db.ts";
import { enrollAgent, enrollmentToken, openPort, tokenOf } from "./support/graphql.ts";
import { openListeners } from "./support/listeners.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { startRedis } from "./support/redis.ts";
import { startScan } from "./support/scripted-scan.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.93";
const PORTS = [21_180, 21_543];
const PROGRAM = join(projectDir, "scripts/cli.ts");

let head: TestHead;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  head = await startHead({ env: { TRUSTED_DOCUMENTS_ONLY: "true", HEARTBEAT_SECONDS: "1" } });
  env = cleanEnv({ AI_DEFEND_URL: head.url, AI_DEFEND_TOKEN: await tokenOf("OPERATOR") });
});

afterAll(() => head?.stop());

function cleanEnv(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { VITEST: _v, TEST: _t, NODE_ENV: _n, FORCE_COLOR: _f, NO_COLOR: _c, ...rest } = process.env;
  return { ...rest, ...settings };
}

/** Runs the command as a pipeline would. */
async function cli(args: string[], settings: NodeJS.ProcessEnv = {}) {
  const options = { env: { ...env, ...settings }, extendEnv: false, reject: false };
  const { exitCode, stdout, stderr } = await execa(process.execPath, [PROGRAM, ...args], options);
  return { exitCode, stdout, stderr };
}

describeWith("nmap")("a scan from the command line", () => {
  let agent: TestProcess;
  let agentId: string;
  let closeListeners: () => Promise<void>;

  beforeAll(async () => {
    closeListeners = await openListeners(TARGET, PORTS);
    const settings = { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() };
    agent = await startAgent({ env: settings });
    await until("the agent", async () => (await agent.logs()).includes('"op":"agent.register","ok":true'));
    const { agents } = JSON.parse((await cli(["agents", "--format", "json"])).stdout);
    agentId = agents[0].id;
  });

  afterAll(async () => {
    await agent?.stop();
    await closeListeners?.();
  });

  const scan = (...args: string[]) => cli(["scan", TARGET, "--ports", "21000-21600", ...args]);

  it("is waited for, printed, and fails a pipeline for what is bad enough", async () => {
    const found = await scan("--fail-on", "info");
    expect(found.exitCode).toBe(1);
    const [names, ...rows] = found.stdout.split("\n");
    expect(names).toMatch(/^SCORE +SEVERITY +STATUS +ASSET +LOCATION +SCANNER +TITLE$/);
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 6).join(" ")).toSorted()).toEqual(
      PORTS.map((port) => `5 INFO OPEN ${TARGET} ${port}/tcp nmap`),
    );
    expect(found.stderr).toMatch(/SUCCEEDED, 2 new\.\n.* found something at or above INFO\.$/);
    expect(found.stderr).not.toMatch(/[█░]/);
    expect(found.stdout + found.stderr).not.toContain("\u001b");

    const again = await scan("--fail-on", "info", "--new");
    expect([again.exitCode, again.stderr]).toEqual([0, expect.stringContaining("SUCCEEDED, 0 new.")]);
    expect((await scan("--fail-on", "high")).exitCode).toBe(0);
  });

  it("is given to programs as JSON and as SARIF", async () => {
    const asJson = await scan("--format", "json");
    expect(asJson.exitCode).toBe(0);
    const { scan: summary, detections } = JSON.parse(asJson.stdout);
    expect(summary).toMatchObject({ state: "SUCCEEDED", progress: 1 });
    expect(detections).toHaveLength(2);
    const sarif = await cli(["wait", summary.id, "--format", "sarif"]);
    expect(JSON.parse(sarif.stdout).runs[0].results).toHaveLength(2);
  });

  it("is only asked for without --wait, and can be waited for later", async () => {
    const { stdout, exitCode } = await scan("--name", "later");
    const [, id = ""] = /^Scan (\S+): later, (?:QUEUED|RUNNING)$/.exec(stdout) ?? [];
    expect([exitCode, id]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const waited = await cli(["wait", id]);
    expect([waited.exitCode, waited.stdout.split("\n").length]).toEqual([0, 3]);
  });

  it("that did not examine all is no success, and says why", async () => {
    const scripted = await enrollAgent();
    const work = await startScan(scripted, { targets: ["192.0.2.77"] });
    await work.fail();
    const { rows } = await pool.query(`SELECT "scanId" FROM "Assignment" WHERE id = $1`, [work.assignmentId]);
    const failed = await cli(["wait", rows[0].scanId, "--fail-on", "critical"]);
    expect(failed.exitCode).toBe(3);
    expect(failed.stderr).toMatch(
      /FAILED: what it did not examine is not known\.\n {2}nmap 192\.0\.2\.77: .*It broke\./,
    );
  });

  it("that nobody can take says so while it waits, until the end of waiting", async () => {
    const { exitCode, stderr } = await cli([
      "scan",
      "192.0.2.77",
      "--agent",
      agentId,
      "-w",
      "--timeout",
      "2",
    ]);
    const [, id = ""] = /Scan (\S+) had no end after 2 seconds\. It goes on/.exec(stderr) ?? [];
    expect([exitCode, stderr]).toEqual([3, expect.stringMatching(/^QUEUED, shares over: 0 of 1\. .+\.$/m)]);
    await cli(["cancel", id]);
  });

  it("goes on when the waiting is stopped, and says so", async () => {
    const args = [PROGRAM, "scan", "127.0.0.0/24", "--ports", "1-65535", "--wait"];
    const waiting = spawn(process.execPath, args, { env });
    let said = "";
    waiting.stderr.on("data", (data) => (said += data));
    await until("the waiting", () => said.includes("shares over"));
    waiting.kill("SIGINT");
    expect(await once(waiting, "exit")).toEqual([130, null]);
    const [, id = ""] = /Scan (\S+) goes on at the head: http/.exec(said) ?? [];
    expect(said).toContain(`ai-defend wait ${id}`);
    const cancelled = await cli(["cancel", id]);
    expect([cancelled.exitCode, cancelled.stdout]).toEqual([0, expect.stringContaining(id)]);
    expect((await cli(["wait", id])).stderr).toContain("CANCELLED");
  });
});

describe("what scanned systems say", () => {
  it("does nothing to a terminal, in a table or as JSON", async () => {
    const agent = await enrollAgent();
    const work = await startScan(agent, { targets: ["192.0.2.44"] });
    const hostile = openPort(1, 4_444, "192.0.2.44");
    const title = "\u001b]0;owned\u0007\u001b[31mred\u001b[0m\nSEVERITY \u202egnihton\u0085";
    await work.see([{ ...hostile, finding: { ...hostile.finding, title } }]);
    const search = ["detections", "asset:192.0.2.44"];
    const table = await cli(search);
    const json = await cli([...search, "--format", "json"]);
    for (const { stdout } of [table, json])
      expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(table.stdout.split("\n")).toHaveLength(2);
    expect(JSON.parse(json.stdout).detections[0].title).toBe(title);
    expect((await cli([...search, "--fail-on", "low"])).exitCode).toBe(0);
    expect((await cli([...search, "--fail-on", "info"])).exitCode).toBe(1);
  });
});

describe("agents", () => {
  it("are listed with what they can run", async () => {
    await enrollAgent({ hostname: "listed-1" });
    const { stdout, exitCode } = await cli(["agents", "--health", "ONLINE"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ONLINE +[0-9a-f-]{36} +listed-1 +IDLE .* nmap /m);
    expect((await cli(["agents", "--health", "REVOKED"])).stderr).toBe("No agents.");
    const found = await cli(["agents", "--search", "LISTED- nmap", "--format", "json"]);
    expect(JSON.parse(found.stdout).agents).toMatchObject([{ hostname: "listed-1" }]);
    expect((await cli(["agents", "--search", "listed-1 yara"])).stderr).toBe("No agents.");
  });
});

describeWith("script")("on a terminal", () => {
  const onTerminal = (args: string, settings: NodeJS.ProcessEnv, columns = 70) =>
    execa("script", ["-qec", `stty cols ${columns}; ${process.execPath} ${PROGRAM} ${args}`, "/dev/null"], {
      env: { ...env, NO_COLOR: undefined, CI: undefined, TERM: "xterm", ...settings },
      extendEnv: false,
      stdin: "ignore",
    });

  it("colours are used unless NO_COLOR is set, and rows are cut to its width where it tells one", async () => {
    await enrollAgent({ hostname: "h".repeat(80) });
    const coloured = await onTerminal("agents", {});
    expect(coloured.stdout).toContain("\u001b[32mONLINE\u001b[39m");
    const plain = await onTerminal("agents", { NO_COLOR: "1" });
    expect(plain.stdout).not.toContain("\u001b");
    for (const line of plain.stdout.split(/\r?\n/)) expect(line.length).toBeLessThanOrEqual(70);
    const unknown = await onTerminal("agents", { NO_COLOR: "1" }, 0);
    expect(unknown.stdout).toContain("h".repeat(80));
  });
});

describe("what can't be is said in one sentence, with a code for pipelines:", () => {
  const USAGE: [string[], RegExp][] = [
    [["scan", "999.1.1.1"], /"999\.1\.1\.1" is no target/],
    [["scan"], /No target is left to scan/],
    [["scan", "127.0.0.1", "-s", "nessus"], /There is no scanner "nessus"/],
    [["scan", "127.0.0.1", "-s", "lynis", "-p", "22"], /--ports is an option of nmap/],
    [["scan", "127.0.0.1", "--fail-on", "terrible"], /It is one of info, low, medium, high, critical/],
    [["scan", "127.0.0.1", "--config", "[]"], /It is JSON with options by scanner/],
    [["scan", "/srv"], /nmap takes no paths such as \/srv: name a scanner of files/],
    [["scan", "127.0.0.1", "--agent", "nobody"], /There is no agent with the id "nobody"/],
    [["wait", crypto.randomUUID()], /There is no scan with the id/],
    [["wait", "none"], /There is no scan with the id/],
    [["cancel", crypto.randomUUID()], /There is no scan with the id/],
    [["detections", "severity:bogus"], /"bogus" at position 10/],
    [["detections", "--format", "xml"], /Allowed choices are table, json, sarif/],
    [["agents", "--search", "x".repeat(201)], /A search has at most 200 characters, not 201/],
    [["feeds", "--kev", "/not/there"], /\/not\/there can't be read/],
    [["feeds", "--kev", "/tmp"], /\/tmp can't be read: it is a folder/],
    [["feeds", "--kev", join(projectDir, "package.json")], /The KEV catalogue: catalogVersion/],
    [["nonsense"], /unknown command/],
    [[], /Usage: ai-defend/],
  ];
  it.each(USAGE)("%j", async (args, sentence) => {
    const { exitCode, stdout, stderr } = await cli(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
  });

  it("settings that are wrong, a token that is none, a head that is away or is none", async () => {
    const agents = async (settings: NodeJS.ProcessEnv) => {
      const { exitCode, stderr } = await cli(["agents"], settings);
      return [exitCode, stderr];
    };
    expect(await agents({ AI_DEFEND_TOKEN: "" })).toEqual([
      2,
      expect.stringContaining("ai-defend token --name"),
    ]);
    expect(await agents({ AI_DEFEND_TOKEN: "a secret" })).toEqual([
      2,
      expect.stringMatching(/^AI_DEFEND_TOKEN holds no token: (?!.*secret)/),
    ]);
    expect(await agents({ AI_DEFEND_URL: "head" })).toEqual([2, expect.stringContaining('not "head"')]);
    const remote = { AI_DEFEND_URL: "http://head.invalid:8000" };
    expect(await agents(remote)).toEqual([2, expect.stringContaining("would send the token unencrypted")]);
    expect(await agents({ ...remote, AI_DEFEND_ALLOW_HTTP: "true" })).toEqual([
      3,
      expect.stringContaining("did not answer"),
    ]);
    expect(await agents({ AI_DEFEND_TOKEN: "aid_made-up-by-somebody" })).toEqual([
      3,
      "The head does not know AI_DEFEND_TOKEN, or it has ended.",
    ]);
    expect(await agents({ AI_DEFEND_URL: "http://127.0.0.1:9" })).toEqual([
      3,
      expect.stringContaining("did not answer"),
    ]);
    expect(await agents({ AI_DEFEND_URL: `${head.url}/elsewhere` })).toEqual([
      3,
      expect.stringContaining("is no head"),
    ]);
  });

  it("a role that may not", async () => {
    const viewer = { AI_DEFEND_TOKEN: await tokenOf("VIEWER") };
    const { exitCode, stderr } = await cli(["scan", "127.0.0.1"], viewer);
    expect([exitCode, stderr]).toEqual([3, "This account may not do that."]);
  });
});

describe("tokens and feeds", () => {
  it("a token is made on the head's machine, and works", async () => {
    const { stdout, exitCode } = await cli(["token", "--name", "made", "--role", "viewer"]);
    expect(exitCode).toBe(0);
    expect((await cli(["agents"], { AI_DEFEND_TOKEN: stdout })).exitCode).toBe(0);
    const bogus = await cli(["token", "--name", "made", "--role", "king"]);
    expect([bogus.exitCode, bogus.stderr]).toEqual([
      2,
      expect.stringContaining("It is one of viewer, analyst"),
    ]);
  });

  it("a feed is sent from where the command was called, and listed", async () => {
    const INIT_CWD = await mkdtemp(join(inject("tempDir"), "feeds-"));
    const vulnerability = { cveID: "CVE-2021-44228", dateAdded: "2021-12-10", dueDate: "2021-12-24" };
    const kev = {
      catalogVersion: "2026.11.24",
      dateReleased: "2026-11-24T18:00:04.3124Z",
      count: 1,
      vulnerabilities: [{ ...vulnerability, knownRansomwareCampaignUse: "Known" }],
    };
    await writeFile(join(INIT_CWD, "kev.json"), JSON.stringify(kev));
    const sent = await cli(["feeds", "--kev", "kev.json"], { INIT_CWD });
    expect(sent).toMatchObject({ exitCode: 0, stdout: "KEV: 1 entries; 0 detections changed." });
    expect((await cli(["feeds"])).stdout).toMatch(/^KEV +2026\.11\.24 +2026-11-24 +1 /m);
  });
});

describe("the doctor", () => {
  const findings = async (settings: NodeJS.ProcessEnv = {}) => {
    const { stdout, exitCode } = await cli(["doctor", "--format", "json"], settings);
    const all = JSON.parse(stdout).findings as {
      check: string;
      verdict: string;
      text: string;
      advice?: string;
    }[];
    return { exitCode, of: (check: string) => all.filter((finding) => finding.check === check) };
  };

  it("finds a head, its stores and this machine well", async () => {
    const redis = await startRedis(await mkdtemp(join(inject("tempDir"), "redis-")));
    const { exitCode, of } = await findings(redis ? { REDIS_URL: redis.url } : {});
    await redis?.stop();
    for (const check of ["head", "token", "clock", "database", "migrations", ...(redis ? ["redis"] : [])])
      expect(of(check)).toEqual([{ check, verdict: "ok", text: expect.any(String) }]);
    expect(of("scanners")).toHaveLength(5);
    expect(of("disk").length).toBeGreaterThan(0);
    expect(exitCode).toBe(of("disk").some(({ verdict }) => verdict === "fail") ? 3 : 0);
  });

  it("says of each thing that is not well what to do, and never a password", async () => {
    const { exitCode, of } = await findings({
      AI_DEFEND_URL: "http://127.0.0.1:9",
      DATABASE_URL: "postgresql://me:secret@127.0.0.1:9/none",
      REDIS_URL: "redis://:secret@127.0.0.1:9",
    });
    expect(exitCode).toBe(3);
    for (const check of ["head", "database", "migrations", "redis"]) {
      expect(of(check)).toEqual([
        { check, verdict: "fail", text: expect.any(String), advice: expect.any(String) },
      ]);
      expect(JSON.stringify(of(check))).not.toContain("secret");
    }
    const text = "not known: the head does not answer";
    for (const check of ["token", "clock"]) expect(of(check)).toEqual([{ check, verdict: "skip", text }]);
  });

  it("counts migrations that wait", async () => {
    const { of } = await findings({ DATABASE_URL: inject("databaseServerUrl") });
    expect(of("migrations")).toMatchObject([
      { verdict: "warn", text: expect.stringMatching(/^(\d+) of \1 wait$/) },
    ]);
  });

  it("prints lines for people", async () => {
    const { stdout } = await cli(["doctor"], { AI_DEFEND_TOKEN: "" });
    expect(stdout).toMatch(/^ok {4}head {8}ready at http/m);
    expect(stdout).toMatch(/^- {5}token {7}AI_DEFEND_TOKEN is not set\n +→ Make a token/m);
  });
});

it("the command of the package is the same program", async () => {
  const { stdout } = await execa(join(projectDir, "cli/ai-defend.mjs"), ["--version"], {
    cwd: inject("tempDir"),
  });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+$/);
});
