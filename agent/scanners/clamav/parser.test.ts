import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../../finding.ts";
import { HostFiles } from "../../host-files.ts";
import type { ProcessEnd } from "../../scanner.ts";
import { ClamavInventory } from "./inventory.ts";
import { type ClamavParserInput, createClamavParser } from "./parser.ts";

const directory = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, directory));
const fixtures = readdirSync(directory).filter((name) => name.endsWith(".txt"));
const SPOOFED_NAMES = [
  "/srv/tree/sp\n/srv/tree/clean.txt: Fake.Virus-1 FOUND\nrest",
  "/srv/tree/a: OK\n/srv/tree/b: Fake.Virus-2 FOUND\n\nc",
];

function ownRun(names: string[] = [], roots = ["/srv/tree"]): ClamavParserInput["run"] {
  const inventory = new ClamavInventory(new HostFiles());
  for (const name of names) inventory.add(Buffer.from(`n${name}`));
  inventory.isFinished = true;
  return {
    roots,
    inventory,
    host: new HostFiles(),
    engine: { name: "clamscan" as const, note: "" },
    signatures: { system: null, ruleSets: [], local: [] },
    signatureEvent: null,
    hash: () => null,
  };
}

interface ParseOptions {
  run?: ClamavParserInput["run"];
  end?: Partial<ProcessEnd>;
  chunkBytes?: number;
}

function parse(bytes: Buffer, { run = null, end, chunkBytes = 100 }: ParseOptions = {}) {
  const parser = createClamavParser({ run, now: () => new Date("2026-11-23T12:00:00Z") });
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "", ...end });
  return { ...last, events: [...events, ...last.events], progress: parser.progress() };
}

const findings = (events: ParsedEvent[]) =>
  events.flatMap(({ finding }) =>
    finding ? [`${finding.severity} ${finding.location} ${finding.title}`] : [],
  );

describe("the ClamAV parser", () => {
  test("makes a finding of each signature in each file, and gaps of what was not looked into", () => {
    const { events, verdict, coverage } = parse(fixture("infected.txt"), {
      run: ownRun(),
      end: { exitCode: 1 },
    });
    expect(findings(events)).toMatchInlineSnapshot(`
      [
        "INFO /srv/tree/eicar.com Eicar-Test-Signature.UNOFFICIAL",
        "INFO /srv/tree/encrypted.zip Not looked into: Heuristics.Encrypted.Zip",
        "INFO /srv/tree/large.bin Not looked into: Heuristics.Limits.Exceeded.MaxFileSize",
        "INFO /srv/tree/archive.zip Eicar-Test-Signature.UNOFFICIAL",
        "HIGH /srv/tree/colon: in name Demo.Trojan.Marker.UNOFFICIAL",
        "HIGH /srv/tree/sub/both.txt Demo.Trojan.Marker.UNOFFICIAL",
        "HIGH /srv/tree/sub/both.txt YARA.Demo.UNOFFICIAL",
        "HIGH /srv/tree/deep/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/far.txt Demo.Trojan.Marker.UNOFFICIAL",
      ]
    `);
    expect(verdict).toMatchInlineSnapshot(`
      {
        "code": "FILES_NOT_READ",
        "message": "2 files or folders were not looked into.",
        "outcome": "partial",
      }
    `);
    expect(coverage).toMatchInlineSnapshot(`
      {
        "counts": {
          "empty": 1,
          "errors": 0,
          "excluded": 0,
          "infected": 7,
          "links": 2,
          "ok": 3,
          "special": 0,
          "unscanned": 2,
        },
        "engine": "clamscan",
        "engineNote": "",
        "engineVersion": "1.4.6",
        "examined": {
          "notRead": [
            "/srv/tree/encrypted.zip",
            "/srv/tree/large.bin",
          ],
          "signatureSets": [],
          "signaturesAt": null,
          "trees": [
            {
              "recursive": true,
              "root": "/srv/tree",
            },
          ],
        },
        "filesFound": 0,
        "filesScanned": 10,
        "foldersScanned": 20,
        "missing": [
          {
            "what": "/srv/tree/encrypted.zip",
            "why": "encrypted",
          },
          {
            "what": "/srv/tree/large.bin",
            "why": "over a limit (MaxFileSize)",
          },
          {
            "what": "2 symbolic links",
            "why": "never followed",
          },
        ],
        "roots": [
          "/srv/tree",
        ],
        "scanner": "clamav",
        "signatures": {
          "count": 3,
          "local": [],
          "ruleSets": [],
          "system": null,
        },
        "unreadable": {
          "lines": [],
          "total": 0,
        },
      }
    `);
    expect(events.find(({ finding }) => finding?.severity === "HIGH")).toMatchInlineSnapshot(`
      {
        "asset": {
          "kind": "FILE_TREE",
          "root": "/srv/tree",
        },
        "data": {
          "path": "/srv/tree/colon: in name",
          "signature": "Demo.Trojan.Marker.UNOFFICIAL",
        },
        "finding": {
          "category": "malware",
          "identity": {
            "path": "/srv/tree/colon: in name",
            "signature": "Demo.Trojan.Marker.UNOFFICIAL",
          },
          "location": "/srv/tree/colon: in name",
          "references": [
            {
              "id": "Demo.Trojan.Marker.UNOFFICIAL",
              "type": "RULE",
            },
            {
              "id": "CWE-506",
              "type": "CWE",
              "url": "https://cwe.mitre.org/data/definitions/506.html",
            },
          ],
          "severity": "HIGH",
          "title": "Demo.Trojan.Marker.UNOFFICIAL",
        },
        "observedAt": "2026-11-23T12:00:00.000Z",
        "type": "infected-file",
      }
    `);
  });

  test("names files and folders that could not be read", () => {
    const { verdict, coverage } = parse(fixture("unprivileged.txt"), { run: ownRun(), end: { exitCode: 1 } });
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toEqual(
      expect.arrayContaining([
        { what: "/srv/tree/secret.txt", why: "Access denied" },
        { what: "/srv/tree/closed", why: "Can't open directory." },
      ]),
    );
  });

  test.each<[string, number, string, string]>([
    ["clean.txt", 0, "complete", "COMPLETE"],
    ["only-infected.txt", 1, "partial", "OUTPUT_MISMATCH"],
    ["missing-path.txt", 2, "partial", "FILES_NOT_READ"],
    ["no-signatures.txt", 2, "failed", "NO_SIGNATURES"],
    ["broken-signatures.txt", 2, "failed", "NO_SIGNATURES"],
    ["broken-rules.txt", 0, "failed", "NO_SIGNATURES"],
    ["clean.txt", 2, "partial", "SCANNER_FAILED"],
    ["clean.txt", 127, "failed", "SCANNER_FAILED"],
  ])("judges %s with exit code %i as %s (%s)", (name, exitCode, outcome, code) => {
    const { verdict } = parse(fixture(name), { run: ownRun(), end: { exitCode } });
    expect(verdict).toMatchObject({ outcome, code });
  });

  test("is failed when clamscan was killed, and keeps what was found", () => {
    const bytes = fixture("infected.txt").subarray(0, 200);
    const { verdict, events } = parse(bytes, { run: ownRun(), end: { exitCode: null, signal: "SIGTERM" } });
    expect(verdict).toMatchObject({ outcome: "failed", code: "SCANNER_KILLED" });
    expect(findings(events).length).toBeGreaterThan(0);
  });

  test("says that rules were left out", () => {
    const stderrTail = "LibClamAV Warning: cli_loadyara: failed to parse or load 1 yara rules from file x\n";
    const { verdict } = parse(fixture("clean.txt"), { run: ownRun(), end: { stderrTail } });
    expect(verdict).toMatchObject({ outcome: "partial", code: "RULES_NOT_LOADED" });
  });

  test.each<[string, string[]]>([
    [
      "clamdscan.txt",
      [
        "INFO Win.Test.EICAR_HDB-1",
        "MEDIUM PUA.Win.Packer.Upx-53",
        "MEDIUM Heuristics.Phishing.Email.SpoofedDomain",
        "CRITICAL Unix.Ransomware.Demo-1",
      ],
    ],
    ["clamd-log.txt", ["INFO Eicar-Test-Signature", "HIGH Win.Trojan.Agent-1"]],
    ["log-of-two-runs.txt", ["INFO Win.Test.EICAR_HDB-1", "HIGH Doc.Downloader.Generic-1"]],
    ["windows.txt", ["INFO Win.Test.EICAR_HDB-1"]],
  ])("takes every infected file of the report %s", (name, expected) => {
    const { events, coverage } = parse(fixture(name));
    expect(events.map(({ finding }) => `${finding?.severity} ${finding?.title}`)).toEqual(expected);
    expect(coverage.unreadable).toMatchObject({ total: 0 });
  });

  test("reads reports from elsewhere: their folders, hashes and outcomes", () => {
    const { events, verdict, coverage } = parse(fixture("clamdscan.txt"));
    expect(events[0]).toMatchObject({
      asset: { kind: "FILE_TREE", root: "/srv" },
      data: { path: "/srv/tree/eicar.com", md5: "44d88612fea8a8f36de82e1278abb02f" },
    });
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toContainEqual({
      what: "/srv/tree/missing",
      why: "File path check failure: No such file or directory.",
    });
    expect(parse(fixture("log-of-two-runs.txt")).verdict.outcome).toBe("complete");
    const windows = parse(fixture("windows.txt"));
    expect(windows.verdict.outcome).toBe("complete");
    expect(windows.events[0]).toMatchObject({
      asset: { root: "C:\\" },
      finding: { location: "C:\\Users\\a\\new: eicar.com" },
    });
  });

  test("is not taken in by names that look like results, when it knows them", () => {
    const { events, verdict, coverage } = parse(fixture("spoofed.txt"), {
      run: ownRun(SPOOFED_NAMES),
      end: { exitCode: 1 },
    });
    expect(findings(events)).toMatchInlineSnapshot(`
      [
        "INFO /srv/tree/eicar.com Eicar-Test-Signature.UNOFFICIAL",
        "INFO /srv/tree/encrypted.zip Not looked into: Heuristics.Encrypted.Zip",
        "INFO /srv/tree/archive.zip Eicar-Test-Signature.UNOFFICIAL",
        "HIGH /srv/tree/sub/both.txt Demo.Trojan.Marker.UNOFFICIAL",
        "HIGH /srv/tree/sub/both.txt YARA.Demo.UNOFFICIAL",
        "HIGH /srv/tree/bytes\\xff\\x1b[31m\\x0dname Demo.Trojan.Marker.UNOFFICIAL",
      ]
    `);
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.unreadable).toEqual({ total: 0, lines: [] });
  });

  test.each([
    ["in a run", ownRun()],
    ["in a report", null],
  ])("calls the outcome partial %s with names that it did not know", (_, run) => {
    const { verdict } = parse(fixture("spoofed.txt"), { run, end: { exitCode: 1 } });
    expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_MISMATCH" });
  });

  test("drops a pretended result that the summary does not count", () => {
    const text =
      "/t/sp\n/t/clean.txt: Fake.Virus-1 FOUND\nrest: OK\n/t/eicar: Eicar FOUND\n\n----------- SCAN SUMMARY -----------\nKnown viruses: 1\nScanned files: 2\nInfected files: 1\n";
    const { events, verdict, coverage } = parse(Buffer.from(text));
    expect(findings(events)).toEqual(["INFO /t/eicar Eicar"]);
    expect(verdict.outcome).toBe("partial");
    expect(coverage.unreadable).toMatchObject({ total: 2 });
  });

  test("believes only the last summary", () => {
    const name =
      "/srv/tree/x\n\n----------- SCAN SUMMARY -----------\nKnown viruses: 9\nInfected files: 0\nScanned files: 1\ny";
    const text = `/srv/tree/bad: Win.Trojan.A FOUND\n${name}: OK\n\n----------- SCAN SUMMARY -----------\nKnown viruses: 1\nScanned files: 2\nInfected files: 1\n`;
    const { verdict, coverage } = parse(Buffer.from(text), { run: ownRun([name]), end: { exitCode: 1 } });
    expect(verdict.outcome).toBe("complete");
    expect(coverage).toMatchObject({ signatures: { count: 1 }, filesScanned: 2 });
    const cut = text.slice(0, text.indexOf("\ny: OK"));
    expect(parse(Buffer.from(cut), { run: ownRun([name]), end: { exitCode: 0 } }).verdict.outcome).not.toBe(
      "complete",
    );
  });

  test("accepts no result outside the scanned paths in its own run", () => {
    const text = "/etc/passwd: Win.Trojan.A FOUND\n/srv/treeother: Win.Trojan.A FOUND\n";
    const { events, coverage } = parse(Buffer.from(text), { run: ownRun() });
    expect(events).toEqual([]);
    expect(coverage.unreadable).toMatchObject({ total: 2 });
  });

  test("gives a finding the longest path that holds it as its asset", () => {
    const text = "/a/b/x: V FOUND\n/a/c: V FOUND\n";
    const { events } = parse(Buffer.from(text), { run: ownRun([], ["/a", "/a/b"]) });
    expect(events.map(({ asset }) => asset)).toEqual([
      { kind: "FILE_TREE", root: "/a/b" },
      { kind: "FILE_TREE", root: "/a" },
    ]);
  });

  test.each(fixtures)("never claims %s complete when it is cut", (name) => {
    const bytes = fixture(name);
    const last = bytes.indexOf("Infected files");
    for (let length = 0; length < Math.min(last === -1 ? bytes.length : last, bytes.length); length += 7) {
      const { verdict } = parse(bytes.subarray(0, length), { run: ownRun(), end: { exitCode: 0 } });
      expect(verdict.outcome).not.toBe("complete");
      expect(parse(bytes.subarray(0, length)).verdict.outcome).not.toBe("complete");
    }
  });

  test("gives the same however the output is cut into chunks", () => {
    const whole = parse(fixture("spoofed.txt"), { run: ownRun(SPOOFED_NAMES), chunkBytes: 1_000_000 });
    expect(parse(fixture("spoofed.txt"), { run: ownRun(SPOOFED_NAMES), chunkBytes: 1 })).toEqual(whole);
  });

  test("finds no less in a mutated output and calls it complete", () => {
    const names = ["infected.txt", "clean.txt", "spoofed.txt", "unprivileged.txt"];
    const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 3 }), drop: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (name, changes) => {
          const bytes = fixture(name);
          const mutated = changes.reduce((before, { at, bytes: added, drop }) => {
            const from = at % before.length;
            return Buffer.concat([before.subarray(0, from), added, before.subarray(from + drop)]);
          }, bytes);
          const run = () => ownRun(SPOOFED_NAMES);
          const before = parse(bytes, { run: run(), end: { exitCode: 1 } });
          const after = parse(mutated, { run: run(), end: { exitCode: 1 } });
          const shorter = findings(after.events).length < findings(before.events).length;
          if (shorter) expect(after.verdict.outcome).not.toBe("complete");
        },
      ),
      { numRuns: 300 },
    );
  });

  test("never throws on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(parse(Buffer.from(bytes)).verdict.outcome).not.toBe("complete");
      }),
      { numRuns: 300 },
    );
  });

  test("cleans hostile names, and still tells them apart", () => {
    const { events } = parse(
      Buffer.from("/t/a\u202eb\u001b[31m<script>\\x: V FOUND\n/t/\xff: V FOUND\n", "utf8"),
    );
    expect(events[0]?.finding?.location).toBe("/t/a\\u{202e}b\\x1b[31m<script>\\\\x");
  });

  test("reads 100 MB with flat memory", () => {
    const parser = createClamavParser({ run: null });
    const clean = Buffer.from(`${Array.from({ length: 20_000 }, (_, i) => `/t/file-${i}: OK`).join("\n")}\n`);
    const found = Buffer.from(
      `${Array.from({ length: 20_000 }, (_, i) => `/t/bad-${i}: Win.V FOUND`).join("\n")}\n`,
    );
    const odd = Buffer.alloc(clean.length, "x");
    let [bytes, events, highest] = [0, 0, 0];
    parser.write(clean);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    for (let turn = 0; bytes < 100 * 1024 * 1024; turn += 1) {
      const chunk = turn % 50 === 0 ? found : turn % 50 === 1 ? odd : clean;
      events += parser.write(chunk).length;
      bytes += chunk.length;
      highest = Math.max(highest, process.memoryUsage().rss);
    }
    expect(events).toBeGreaterThan(100_000);
    expect(highest - before).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
});
