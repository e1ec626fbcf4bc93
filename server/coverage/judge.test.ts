import { beforeEach, describe, expect, it } from "vitest";
import { enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import {
  examinedHosts,
  examinedTrees,
  fileFinding,
  machineFinding,
  openPorts,
  startScan,
} from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";

const HOST = "192.0.2.1";
const NMAP = { targets: ["192.0.2.0/28"], config: { nmap: { ports: "1-1000" } } };

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange", "RuleSet" CASCADE`);
});

/** Status of each detection, by what tells it apart. */
async function statuses(): Promise<Record<string, string>> {
  const rows = await db.detection.findMany({ orderBy: [{ assetKey: "asc" }, { location: "asc" }] });
  return Object.fromEntries(
    rows.map((row) => [`${row.address ?? ""} ${row.location} ${row.rule ?? ""}`.trim(), row.status]),
  );
}

async function scanned(
  agent: Awaited<ReturnType<typeof enrollAgent>>,
  input: object,
  events: object[],
  examined: object | null,
) {
  const scan = await startScan(agent, input);
  await scan.see(events);
  await scan.succeed(examined);
  return scan;
}

describe("what an nmap scan proves", () => {
  it("resolves what it examined and did not see, and opens it again when it is back", async () => {
    const agent = await enrollAgent();
    await scanned(agent, NMAP, openPorts(HOST, [22, 80]), examinedHosts([HOST], "1-1000"));
    const second = await scanned(agent, NMAP, openPorts(HOST, [22]), examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 22/tcp": "OPEN", "192.0.2.1 80/tcp": "RESOLVED" });
    expect(await db.detection.findFirst({ where: { port: 80 } })).toMatchObject({
      resolvedBy: "COVERAGE",
      resolvedAt: expect.any(Date),
      reopenedCount: 0,
    });
    await scanned(agent, NMAP, openPorts(HOST, [22, 80]), examinedHosts([HOST], "1-1000"));
    const back = await db.detection.findFirstOrThrow({ where: { port: 80 } });
    expect(back).toMatchObject({ status: "OPEN", resolvedBy: null, resolvedAt: null, reopenedCount: 1 });
    const history = await db.detectionChange.findMany({
      where: { detectionId: back.id },
      orderBy: { id: "asc" },
    });
    expect(history.map(({ kind, from, to }) => ({ kind, from, to }))).toEqual([
      { kind: "FOUND", from: null, to: "OPEN" },
      { kind: "RESOLVED", from: "OPEN", to: "RESOLVED" },
      { kind: "REOPENED", from: "RESOLVED", to: "OPEN" },
    ]);
    expect(history[1]).toMatchObject({ assignmentId: second.assignmentId, attempt: 1, accountId: null });
  });

  it.each([
    ["a port that was not asked", examinedHosts([HOST], "1-79,81-1000")],
    ["a host that was down", examinedHosts([], "1-1000")],
    ["another host", examinedHosts(["192.0.2.2-192.0.2.9"], "1-1000")],
    ["an agent that says nothing", null],
    [
      "hosts as text of another kind",
      {
        privileged: true,
        sets: [{ hosts: ["192.0.2.1; DROP TABLE"], protocol: "tcp", answered: "1-1000", silent: "" }],
      },
    ],
    ["ports that are none", examinedHosts([HOST], "1-99999")],
    ["a list that is none", { privileged: true, sets: "all" }],
  ])("closes nothing for %s", async (_what, examined) => {
    const agent = await enrollAgent();
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    await scanned(agent, NMAP, [], examined);
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
  });

  it("closes nothing after a failure", async () => {
    const agent = await enrollAgent();
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    await (await startScan(agent, NMAP)).fail(examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
    expect(await db.attemptCoverage.count()).toBe(1);
  });

  it("is cut to the targets and ports that were asked for, whatever an agent claims", async () => {
    const [honest, liar] = [await enrollAgent(), await enrollAgent()];
    const events = [
      ...openPorts(HOST, [80]),
      ...openPorts("192.0.2.9", [80]),
      ...openPorts("192.0.2.3", [443]),
    ];
    await scanned(honest, NMAP, events, examinedHosts([HOST, "192.0.2.3", "192.0.2.9"], "1-1000"));
    const small = { targets: ["192.0.2.2-192.0.2.4"], config: { nmap: { ports: "1-100" } } };
    await scanned(liar, small, [], examinedHosts(["0.0.0.0-255.255.255.255"], "0-65535"));
    expect(Object.values(await statuses())).toEqual(["OPEN", "OPEN", "OPEN"]);
    await scanned(
      liar,
      { ...small, config: { nmap: { topPorts: 10 } } },
      [],
      examinedHosts(["192.0.2.3"], "1-1000"),
    );
    expect(Object.values(await statuses())).toEqual(["OPEN", "OPEN", "OPEN"]);
  });

  it("keeps loopback apart by agent", async () => {
    const [one, other] = [await enrollAgent(), await enrollAgent()];
    const local = { targets: ["127.0.0.0/30"], config: { nmap: { ports: "1-1000" } } };
    await scanned(one, local, openPorts("127.0.0.1", [80]), examinedHosts(["127.0.0.1"], "1-1000"));
    await scanned(other, local, [], examinedHosts(["127.0.0.1"], "1-1000"));
    expect(await statuses()).toEqual({ "127.0.0.1 80/tcp": "OPEN" });
    await scanned(one, local, [], examinedHosts(["127.0.0.1"], "1-1000"));
    expect(await statuses()).toEqual({ "127.0.0.1 80/tcp": "RESOLVED" });
  });

  it("takes silence for closed only from the agent that saw it open", async () => {
    const [one, other] = [await enrollAgent(), await enrollAgent()];
    await scanned(one, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    const silent = examinedHosts([HOST], "1-79,81-1000", { silent: "80" });
    await scanned(other, NMAP, [], silent);
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
    await scanned(one, NMAP, [], silent);
    await scanned(one, NMAP, [], silent);
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "RESOLVED" });
  });

  it("takes silence for closed only the second time in a row, and says so after the first", async () => {
    const agent = await enrollAgent();
    const token = await operatorToken();
    const unanswered = async () => {
      const { id } = await db.detection.findFirstOrThrow();
      const query = "query ($id: ID!) { detection(id: $id) { status unansweredAt } }";
      return (await runWell(query, { id }, token)).detection;
    };
    const openServices = () =>
      db.assetService.count({ where: { assetKey: `host:${HOST}`, port: 80, closedAt: null } });
    const changed: string[] = [];
    const stop = listen("detectionChanged", ({ ids }) => changed.push(...ids));
    const silent = examinedHosts([HOST], "1-79,81-1000", { silent: "80" });
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    changed.length = 0;
    await scanned(agent, NMAP, [], silent);
    expect(await unanswered()).toEqual({ status: "OPEN", unansweredAt: expect.any(String) });
    expect(changed).toHaveLength(1);
    expect(await openServices()).toBe(1);
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    expect(await unanswered()).toEqual({ status: "OPEN", unansweredAt: null });
    await scanned(agent, NMAP, [], silent);
    expect(await unanswered()).toMatchObject({ status: "OPEN" });
    await scanned(agent, NMAP, [], silent);
    expect(await unanswered()).toEqual({ status: "RESOLVED", unansweredAt: null });
    expect(await openServices()).toBe(0);
    stop();
  });

  it("does not take one silence, reported twice, for two", async () => {
    const agent = await enrollAgent();
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    const silent = examinedHosts([HOST], "1-79,81-1000", { silent: "80" });
    const scan = await scanned(agent, NMAP, [], silent);
    await scan.succeed(silent);
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
  });

  it("goes by a host name only for what was last seen under it", async () => {
    const agent = await enrollAgent();
    const byName = { targets: ["web.example"], config: NMAP.config };
    await scanned(agent, byName, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    await scanned(agent, NMAP, openPorts("192.0.2.2", [80]), examinedHosts(["192.0.2.2"], "1-1000"));
    await scanned(agent, byName, [], examinedHosts([HOST, "192.0.2.2"], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "RESOLVED", "192.0.2.2 80/tcp": "OPEN" });
  });

  it("closes what a script found only after the same scripts ran", async () => {
    const agent = await enrollAgent();
    const [port] = openPorts(HOST, [80]);
    const vulnerable = {
      ...port,
      finding: {
        category: "script-vulnerability",
        title: "Vulnerable",
        severity: "HIGH",
        location: "80/tcp",
        identity: { protocol: "tcp", port: 80, script: "http-vuln", key: "CVE-2026-1" },
      },
    };
    const withScripts = { targets: NMAP.targets, config: { nmap: { ports: "1-1000", scripts: ["VULN"] } } };
    await scanned(agent, withScripts, [vulnerable], examinedHosts([HOST], "1-1000"));
    await scanned(agent, NMAP, [], examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp http-vuln": "OPEN" });
    await scanned(agent, withScripts, [], examinedHosts([HOST], "1-1000", { privileged: false }));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp http-vuln": "OPEN" });
    await scanned(agent, withScripts, [], examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp http-vuln": "RESOLVED" });
  });
});

describe("scans that overlap", () => {
  it("an older one that ends later closes nothing that a newer one saw", async () => {
    const agent = await enrollAgent();
    const older = await startScan(agent, NMAP);
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    await older.succeed(examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
  });

  it("a newer one closes nothing that an older one delivers meanwhile", async () => {
    const agent = await enrollAgent();
    const older = await startScan(agent, NMAP);
    const newer = await startScan(agent, NMAP);
    await older.see(openPorts(HOST, [80]));
    await newer.succeed(examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
    await older.succeed(examinedHosts([HOST], "1-1000"));
    await scanned(agent, NMAP, [], examinedHosts([HOST], "1-1000"));
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "RESOLVED" });
  });

  it("waits for a chunk that is being stored at the same moment, and then leaves the detection open", async () => {
    const agent = await enrollAgent();
    await scanned(agent, NMAP, openPorts(HOST, [80]), examinedHosts([HOST], "1-1000"));
    const closing = await startScan(agent, NMAP);
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query(`UPDATE "Detection" SET "lastReceivedAt" = clock_timestamp() WHERE port = 80`);
    const ended = closing.succeed(examinedHosts([HOST], "1-1000"));
    await client.query(
      `DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
         AND wait_event_type = 'Lock') LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP; END $$`,
    );
    await client.query("COMMIT");
    client.release();
    await ended;
    expect(await statuses()).toEqual({ "192.0.2.1 80/tcp": "OPEN" });
  });
});

describe("what a lynis audit proves", () => {
  const capabilities = [{ name: "lynis", version: "3.0.8", privileged: true }];
  const input = { targets: [], scanners: ["lynis"] };
  const audit = (tests: string[], changes: object = {}) => ({
    privileged: true,
    tests,
    isWhole: true,
    ...changes,
  });
  const found = [
    machineFinding("audit-warning", { test: "SSH-7408", text: "a", details: "" }),
    machineFinding("vulnerable-package", { package: "openssl" }),
  ];
  const open = { "audit-warning SSH-7408": "OPEN", "vulnerable-package": "OPEN" };

  it.each([
    ["tests that did not run", audit(["AUTH-9204"], { isWhole: false }), open],
    [
      "tests that ran",
      audit(["SSH-7408"], { isWhole: false }),
      { ...open, "audit-warning SSH-7408": "RESOLVED" },
    ],
    [
      "a whole audit",
      audit(["SSH-7408"]),
      { "audit-warning SSH-7408": "RESOLVED", "vulnerable-package": "RESOLVED" },
    ],
    ["an audit without root", audit(["SSH-7408"], { privileged: false }), open],
  ])("after %s", async (_what, examined, expected) => {
    const agent = await enrollAgent({ capabilities });
    await scanned(agent, input, found, audit(["SSH-7408"]));
    await scanned(agent, input, [], examined);
    expect(await statuses()).toEqual(expected);
  });

  it("of one machine says nothing of another", async () => {
    const [one, other] = [await enrollAgent({ capabilities }), await enrollAgent({ capabilities })];
    await scanned(one, input, found, audit(["SSH-7408"]));
    await scanned(other, input, [], audit(["SSH-7408"]));
    expect(await statuses()).toEqual(open);
  });

  it("without root closes what an audit without root saw", async () => {
    const agent = await enrollAgent({ capabilities });
    const unprivileged = audit(["SSH-7408"], { privileged: false });
    await scanned(agent, input, found, unprivileged);
    await scanned(agent, input, [], unprivileged);
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(["RESOLVED"]));
  });
});

describe("what a scan of files proves", () => {
  const capabilities = [
    { name: "yara", version: "4.2.3", privileged: true },
    { name: "clamav", version: "1.4.3", privileged: true },
  ];
  async function addRules(content: string) {
    const version = 1 + (await db.ruleSet.count());
    const data = {
      name: "macros",
      scanner: "yara",
      sha256: "0".repeat(64),
      content,
      createdBy: "test",
      version,
    };
    await db.ruleSet.create({ data });
  }
  const yara = {
    targets: [],
    scanners: ["yara"],
    paths: ["/srv"],
    config: { yara: { ruleSets: ["macros"] } },
  };
  const found = ["/srv/a", "/srv/www/b", "/srv/www-old/c"].map((path) =>
    fileFinding(path, { ruleSet: "macros", rule: "Evil" }),
  );

  it.each([
    ["the whole tree", examinedTrees("/srv"), ["RESOLVED", "RESOLVED", "RESOLVED"]],
    ["a folder of it", examinedTrees("/srv/www"), ["OPEN", "OPEN", "RESOLVED"]],
    ["all but a folder", examinedTrees("/srv", { notRead: ["/srv/www"] }), ["RESOLVED", "RESOLVED", "OPEN"]],
    ["only its top", examinedTrees("/srv", { recursive: false }), ["RESOLVED", "OPEN", "OPEN"]],
    ["a tree that was not asked for", examinedTrees("/"), ["OPEN", "OPEN", "OPEN"]],
    ["paths that are none", examinedTrees("srv"), ["OPEN", "OPEN", "OPEN"]],
  ])("that read %s", async (_what, examined, expected) => {
    const agent = await enrollAgent({ capabilities });
    await addRules("rule Evil { condition: true }");
    await scanned(agent, yara, found, examinedTrees("/srv"));
    await scanned(agent, yara, [], examined);
    expect(Object.values(await statuses())).toEqual(expected);
  });

  it("closes a match only where the rule was in the rule sets", async () => {
    const agent = await enrollAgent({ capabilities });
    await addRules("rule Evil { condition: true }");
    await scanned(agent, yara, found.slice(0, 1), examinedTrees("/srv"));
    await addRules("rule Other { condition: true }");
    await scanned(agent, yara, [], examinedTrees("/srv"));
    expect(await statuses()).toEqual({ "/srv/a macros:Evil": "OPEN" });
    await addRules("rule Other { condition: true } rule Evil { condition: false }");
    await scanned(agent, yara, [], examinedTrees("/srv"));
    expect(await statuses()).toEqual({ "/srv/a macros:Evil": "RESOLVED" });
  });

  it.each([
    ["older", "2026-10-31T00:00:00.000Z", "OPEN"],
    ["as new", "2026-11-01T00:00:00.000Z", "RESOLVED"],
    ["newer", "2026-11-02T00:00:00.000Z", "RESOLVED"],
    ["no", null, "OPEN"],
  ])("closes malware after a scan with %s signatures: %s", async (_what, signaturesAt, expected) => {
    const agent = await enrollAgent({ capabilities });
    const clamav = { targets: [], scanners: ["clamav"], paths: ["/srv"] };
    const infected = [fileFinding("/srv/a", { signature: "Eicar-Test-Signature" })];
    await scanned(
      agent,
      clamav,
      infected,
      examinedTrees("/srv", { signaturesAt: "2026-11-01T00:00:00.000Z" }),
    );
    await scanned(agent, clamav, [], examinedTrees("/srv", { signaturesAt }));
    expect(await statuses()).toEqual({ "/srv/a Eicar-Test-Signature": expected });
  });

  it.each([
    ["without the owner's signatures", [], "OPEN"],
    ["with other ones of the owner", ["sha256:22"], "OPEN"],
    ["without another publisher's", ["sha256:11"], "OPEN"],
    ["with all of them and more", ["file:extra.ndb", "sha256:11", "sha256:22"], "RESOLVED"],
  ])("closes malware after a scan %s: %s", async (_what, signatureSets, expected) => {
    const agent = await enrollAgent({ capabilities });
    const clamav = { targets: [], scanners: ["clamav"], paths: ["/srv"] };
    const infected = [fileFinding("/srv/a", { signature: "Own.Example.UNOFFICIAL" })];
    const signaturesAt = "2026-11-01T00:00:00.000Z";
    const former = examinedTrees("/srv", { signaturesAt, signatureSets: ["file:extra.ndb", "sha256:11"] });
    await scanned(agent, clamav, infected, former);
    await scanned(agent, clamav, [], examinedTrees("/srv", { signaturesAt, signatureSets }));
    expect(await statuses()).toEqual({ "/srv/a Own.Example.UNOFFICIAL": expected });
  });
});

describe("suricata", () => {
  it("closes nothing: what did not pass may be there all the same", async () => {
    const agent = await enrollAgent({
      capabilities: [{ name: "suricata", version: "7.0.10", privileged: true }],
    });
    const input = {
      targets: [],
      scanners: ["suricata"],
      config: { suricata: { mode: "PCAP", pcap: "/srv/a.pcap", records: ["DNS"] } },
    };
    await scanned(agent, input, [machineFinding("alert", { signature: 2_000_001 })], null);
    await scanned(agent, input, [], { privileged: true, tests: [], isWhole: true });
    expect(await statuses()).toEqual({ "alert 2000001": "OPEN" });
  });
});
