import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { projectDir } from "../../scripts/project.ts";
import { codeOf, enrollAgent, operatorToken } from "../../test/support/graphql.ts";
import { fixture, importText } from "../../test/support/imports.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { openArtifact } from "../artifacts/artifacts.ts";
import { ageQueued } from "../assignments/ageing.ts";
import { expireAssignments } from "../assignments/expire.ts";
import { db, pool } from "../db.ts";
import { triage } from "../detections/triage.ts";
import { REPORT_READERS } from "./parsers.ts";
import { beginImport } from "./store-import.ts";

const EXTENSIONS: Record<string, RegExp> = {
  nmap: /\.xml$/,
  lynis: /\.dat$/,
  clamav: /\.txt$/,
  yara: /\.txt$/,
  suricata: /\.eve\.json$|^elsewhere-fast\.txt$/,
};

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange" CASCADE`);
});

async function fixturesOf(scanner: string): Promise<string[]> {
  const names = await readdir(join(projectDir, "agent/scanners", scanner, "fixtures"));
  return names.filter((name) => EXTENSIONS[scanner]?.test(name)).sort();
}

/** What the agents' parser makes of a report, when it reads it alone. */
function parsed(scanner: string, report: Buffer) {
  const parser = REPORT_READERS[scanner]?.createParser();
  if (!parser) throw new Error(`no parser for ${scanner}`);
  const events = parser.write(report);
  const { events: last, verdict, coverage } = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return { eventCount: events.length + last.length, verdict, unreadable: coverage.unreadable as any };
}

async function detectionStates() {
  return db.detection.findMany({ orderBy: { id: "asc" }, select: { id: true, status: true } });
}

describe.each(Object.keys(EXTENSIONS))("each report of %s", (scanner) => {
  it("brings all that its parser reads, with its verdict and the lines that it could not use", async () => {
    for (const name of await fixturesOf(scanner)) {
      const report = await fixture(scanner, name);
      const { eventCount, verdict, unreadable } = parsed(scanner, report);
      const scan = await importText(name, report.toString(), { machine: "web-1", scanner });
      if (verdict.outcome === "failed" && eventCount === 0) {
        expect(scan).toContain(`REPORT_UNREADABLE: ${name} can't be read as a report of ${scanner}.`);
        continue;
      }
      expect({ name, ...scan.import }).toMatchObject({
        name,
        eventCount,
        state: verdict.outcome === "failed" ? "FAILED" : "SUCCEEDED",
        code: verdict.code,
        unreadableCount: unreadable?.total ?? 0,
        unreadable: unreadable?.lines ?? [],
      });
    }
    expect(await db.event.count({ where: { fingerprint: { not: null } } })).toBeGreaterThan(0);
  });

  it("is recognised by its content, where it could be read", async () => {
    for (const name of await fixturesOf(scanner)) {
      const report = await fixture(scanner, name);
      const { eventCount } = parsed(scanner, report);
      const scan = await importText(name, report.toString(), { machine: "web-1" });
      if (eventCount > 0) expect({ name, scanner: scan.import?.scanner ?? scan }).toEqual({ name, scanner });
    }
  });

  it("brings nothing new and closes nothing when it is brought again", async () => {
    for (const name of await fixturesOf(scanner)) {
      const content = (await fixture(scanner, name)).toString();
      const first = await importText(name, content, { scanner, machine: "web-1" });
      const before = await detectionStates();
      const second = await importText(name, content, { scanner, machine: "WEB-1" });
      expect(await detectionStates()).toEqual(before);
      if (typeof first === "string") expect(second).toBe(first);
      else {
        const { detectionCount } = first.import;
        expect(second.import).toMatchObject({ detectionCount, newCount: 0, reopenedCount: 0 });
      }
    }
  });
});

describe("the account of an import", () => {
  it("says in words what was found, who brought it and what could not be used", async () => {
    const content = (await fixture("clamav", "spoofed.txt")).toString();
    const { import: account, ...scan } = await importText("C:\\reports\\clam.txt", content, {
      machine: "Files-1",
    });
    expect(scan).toEqual({ id: expect.any(String), state: "SUCCEEDED", name: "Import of clam.txt" });
    expect(account).toMatchObject({
      fileName: "clam.txt",
      scanner: "clamav",
      machine: "files-1",
      importedBy: "test",
      toolVersion: expect.stringMatching(/^\d+\.\d+/),
      code: "OUTPUT_MISMATCH",
      unreadable: [{ line: expect.any(Number), why: expect.any(String) }],
    });
    expect(account.summary).toBe(
      "8 events, 8 new detections. 1 line could not be used. The summary counts 5 infected files, but the lines 7.",
    );
    const again = await importText("clam.txt", content, { machine: "files-1" });
    expect(again.import.summary).toContain("8 events, 8 detections seen again, nothing new.");
  });

  it("leads to the file as it was", async () => {
    const content = (await fixture("nmap", "open-ports.xml")).toString();
    const { import: account } = await importText("scan of office.xml", content, { machine: "here" });
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(account).toMatchObject({
      toolVersion: expect.stringMatching(/^7\./),
      file: { sha256, sizeBytes: content.length },
    });
    const stored = await openArtifact(account.file.path.split("/").at(-1));
    expect(stored?.name).toBe("scan_of_office.xml");
    expect(gunzipSync(Buffer.concat((await stored?.gzip.toArray()) ?? [])).toString()).toBe(content);
  });
});

describe("a report of a port whose detection was resolved", () => {
  const HOUR_MS = 60 * 60 * 1000;
  const report = (observedAt: number) => {
    const time = Math.floor(observedAt / 1000);
    return `<?xml version="1.0"?><nmaprun scanner="nmap" start="${time}" version="7.95"><host starttime="${time}" endtime="${time}"><status state="up"/><address addr="192.0.2.1" addrtype="ipv4"/><ports><port protocol="tcp" portid="8080"><state state="open" reason="syn-ack"/></port></ports></host><runstats><finished time="${time}" exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>`;
  };
  const look = async () => ({
    detection: await db.detection.findFirstOrThrow({
      select: {
        id: true,
        status: true,
        statusSince: true,
        resolvedAt: true,
        resolvedBy: true,
        reopenedCount: true,
      },
    }),
    history: (await db.detectionChange.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind),
    openServices: await db.assetService.count({ where: { closedAt: null } }),
  });

  it("changes nothing if it was observed before that, and opens it again if after", async () => {
    await importText("port.xml", report(Date.now() - 2 * HOUR_MS));
    const { detection } = await look();
    await triage({ ids: [detection.id] }, { act: "resolve" }, { userId: "tester", name: "tester" });
    await pool.query(`UPDATE "AssetService" SET "closedAt" = now()`);
    const resolved = await look();
    expect(resolved).toMatchObject({
      detection: { status: "RESOLVED" },
      history: ["FOUND", "RESOLVED"],
      openServices: 0,
    });

    const older = await importText("older.xml", report(Date.now() - HOUR_MS));
    expect(older.import).toMatchObject({ detectionCount: 1, newCount: 0, reopenedCount: 0 });
    expect(await look()).toEqual(resolved);

    const newer = await importText("newer.xml", report(Date.now() + HOUR_MS));
    expect(newer.import).toMatchObject({ detectionCount: 1, newCount: 0, reopenedCount: 1 });
    expect(await look()).toMatchObject({
      detection: { status: "OPEN", resolvedAt: null, resolvedBy: null, reopenedCount: 1 },
      history: ["FOUND", "RESOLVED", "REOPENED"],
      openServices: 1,
    });
  });
});

describe("a report that ends early", () => {
  it("is a failed import with a sentence, and what was read of it is kept", async () => {
    const content = (await fixture("nmap", "killed.xml")).toString();
    const scan = await importText("killed.xml", content, { machine: "web-1" });
    expect(scan).toMatchObject({
      state: "FAILED",
      import: {
        code: "OUTPUT_TRUNCATED",
        eventCount: 40,
        missing: expect.any(Array),
        file: { sizeBytes: content.length },
      },
    });
    expect(scan.import.summary).toBe("40 events, no new detections. nmap's report ends before its end.");
    expect(await db.event.count()).toBe(40);
  });
});

describe("nothing is kept, and a sentence says why, of", () => {
  const nothing = async () => [await db.scan.count(), await db.artifact.count(), await db.event.count()];

  it.each([
    ["an empty file", "empty.xml", "", {}, "REPORT_EMPTY: empty.xml is empty."],
    [
      "a zip",
      "a.xml",
      "PK\u0003\u0004\u0014",
      {},
      "REPORT_PACKED: a.xml is a zip archive. Import the report inside it.",
    ],
    [
      "any text",
      "letter.txt",
      "Everybody should know:\nThe scan went well.\n",
      {},
      "REPORT_UNRECOGNISED: letter.txt does not look like the report of a scanner that is known here. Name the scanner if it is one.",
    ],
    [
      "any text under a scanner's name",
      "letter.txt",
      "Everybody should know:\nThe scan went well.\n",
      { scanner: "yara", machine: "a" },
      "REPORT_UNREADABLE: letter.txt can't be read as a report of yara. There is no match of yara in it, but other text.",
    ],
    [
      "XML of somebody else",
      "page.xml",
      "<?xml version='1.0'?><html><body/></html>",
      { scanner: "nmap" },
      "REPORT_UNREADABLE: page.xml can't be read as a report of nmap. nmap printed no report.",
    ],
    [
      "XML without one whole host",
      "cut.xml",
      '<?xml version="1.0"?><nmaprun scanner="nmap" version="7.95"><host><status state="up"/><address addr="192.0',
      {},
      "REPORT_UNREADABLE: cut.xml can't be read as a report of nmap. nmap's report ends before its end.",
    ],
    [
      "the report of another scanner",
      "report.dat",
      "# Lynis Report\nlynis_version=3.0.8\n",
      { scanner: "nmap" },
      "REPORT_MISMATCH: report.dat is a report of lynis, not of nmap.",
    ],
    [
      "a scanner that is not known",
      "a.txt",
      "text",
      { scanner: "__proto__" },
      'UNKNOWN_SCANNER: Reports of "__proto__" can\'t be read. Known: nmap, lynis, clamav, yara, suricata.',
    ],
    [
      "files of a machine that nobody named",
      "clam.txt",
      "/srv/a: Eicar-Test-Signature FOUND\n",
      {},
      "MACHINE_REQUIRED: A report of clamav does not say which machine it is about. Name the machine.",
    ],
    [
      "a machine by an impossible name",
      "clam.txt",
      "/srv/a: Eicar-Test-Signature FOUND\n",
      { machine: "a/agent" },
      'BAD_INPUT: A machine\'s name has letters, digits, dots and dashes, not "a/agent".',
    ],
    ["a file without a name", "folder/", "text", {}, 'BAD_INPUT: A report needs a file name, not "folder/".'],
  ])("%s", async (_what, fileName, content, names, refusal) => {
    expect(await importText(fileName, content, names)).toBe(refusal);
    expect(await nothing()).toEqual([0, 0, 0]);
  });
});

describe("the machine that a report is about", () => {
  const infected = "/srv/a: Eicar-Test-Signature FOUND\n";

  it("keeps its assets apart from those of other machines, and of agents", async () => {
    const agent = await enrollAgent({ identity: "web-1" });
    const asset = { kind: "FILE_TREE", root: "/srv" };
    const identity = { path: "/srv/a", signature: "Eicar-Test-Signature" };
    const finding = { category: "malware", title: "Eicar", severity: "HIGH", identity };
    const scan = await startScan(agent);
    await scan.see([
      { type: "infected-file", observedAt: new Date().toISOString(), asset, data: {}, finding },
    ]);
    for (const machine of ["web-1", "web-2", "WEB-1"]) await importText("clam.txt", infected, { machine });
    const keys = await db.detection.findMany({ select: { assetKey: true }, orderBy: { assetKey: "asc" } });
    expect(keys.map(({ assetKey }) => assetKey)).toEqual([
      "files:import:web-1:/srv",
      "files:import:web-2:/srv",
      "files:web-1:/srv",
    ]);
  });

  it("is the host that lynis names, unless it is said otherwise", async () => {
    const content = (await fixture("lynis", "older-version.dat")).toString();
    const [, hostname] = /^hostname=(.+)$/m.exec(content) ?? [];
    expect((await importText("a.dat", content)).import).toMatchObject({
      machine: hostname,
      toolVersion: expect.any(String),
    });
    expect((await importText("a.dat", content, { machine: "Db-7" })).import).toMatchObject({
      machine: "db-7",
      newCount: 11,
    });
    const labels = await db.detection.findMany({ distinct: ["assetLabel"], orderBy: { assetLabel: "asc" } });
    expect(new Set(labels.map(({ assetLabel }) => assetLabel))).toEqual(new Set(["Db-7", hostname]));
  });

  it("must be named for addresses that are others on each machine; without it they are left out and counted", async () => {
    const host = (address: string) =>
      `<host><status state="up"/><address addr="${address}" addrtype="ipv4"/><ports><port protocol="tcp" portid="22"><state state="open" reason="syn-ack"/></port></ports></host>`;
    const report = (...addresses: string[]) =>
      `<?xml version="1.0"?><nmaprun scanner="nmap" version="7.95"><scaninfo type="syn" protocol="tcp" services="22"/>${addresses.map(host).join("")}<runstats><finished exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>`;
    expect(await importText("a.xml", report("127.0.0.1"))).toMatch(
      /^MACHINE_REQUIRED: a\.xml only has 2 observations about 127\.0\.0\.1/,
    );
    expect(await db.scan.count()).toBe(0);
    expect((await importText("a.xml", report("127.0.0.1", "192.0.2.1"))).import).toMatchObject({
      eventCount: 2,
      missing: [{ what: "2 observations about 127.0.0.1", why: expect.any(String) }],
    });
    const named = await importText("a.xml", report("127.0.0.1", "192.0.2.1"), { machine: "web-1" });
    expect(named.import).toMatchObject({ eventCount: 4, newCount: 1, detectionCount: 2, missing: [] });
  });
});

describe("the scan of an import", () => {
  it("is given to no agent and waits for none, also when it is asked to be retried", async () => {
    const agent = await enrollAgent({ capabilities: [{ name: "nmap", version: "7.93", privileged: true }] });
    const scan = await importText("killed.xml", (await fixture("nmap", "killed.xml")).toString(), {
      machine: "web-1",
    });
    const retry = "mutation ($id: ID!) { retryScan(id: $id) { id } }";
    expect(await codeOf(retry, { id: scan.id }, await operatorToken())).toBe("NOTHING_TO_RETRY");
    await ageQueued();
    expect(await agent.heartbeat()).toMatchObject({ assignments: [] });
    expect(await db.assignment.findMany({ select: { state: true, agentId: true } })).toEqual([
      { state: "FAILED", agentId: null },
    ]);
  });

  it("ends when the head that reads it is gone, and not before", async () => {
    const by = { userId: "somebody", name: "somebody" };
    const key = await beginImport({ scanner: "nmap", fileName: "a.xml", machine: null, by });
    expect(await expireAssignments()).toBe(0);
    await pool.query(`UPDATE "Assignment" SET "leaseExpiresAt" = now() - interval '1 second' WHERE id = $1`, [
      key.assignmentId,
    ]);
    expect(await expireAssignments()).toBe(1);
    expect(await db.assignment.findUnique({ where: { id: key.assignmentId } })).toMatchObject({
      state: "EXPIRED",
      failureMessage: "The head that read the report stopped before its end. Import it again.",
    });
    expect((await db.scan.findUniqueOrThrow({ where: { id: key.scanId } })).finishedAt).not.toBeNull();
  });
});
