import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createInventoryParser } from "../../file-inventory.ts";
import type { ParsedEvent } from "../../finding.ts";
import { HostFiles } from "../../host-files.ts";
import type { ProcessEnd } from "../../scanner.ts";
import type { RunNames } from "./command.ts";
import { YaraInventory } from "./inventory.ts";
import { createYaraParser } from "./parser.ts";

const directory = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, directory));
const reports = readdirSync(directory).filter((name) => name.endsWith(".txt"));

const HOST = new HostFiles();
const NAMES: RunNames = {
  sets: [
    {
      namespace: "nfixture_0",
      name: "demo",
      version: 3,
      sha256: "0".repeat(64),
      rules: new Set(["Demo_High", "Demo_Empty_CVE_2020_1472", "Demo_Slow"]),
    },
  ],
  probeNamespace: "nfixture_probe",
};
const TREE = "/tmp/yara-fixture-tree";
const OK: ProcessEnd = { exitCode: 0, signal: null, stderrTail: "" };
const now = () => new Date("2026-01-02T03:04:05Z");

interface Reading {
  root?: string;
  inventory?: YaraInventory;
  end?: Partial<ProcessEnd>;
  chunkBytes?: number;
}

function count(name: string, end: Partial<ProcessEnd> = {}): YaraInventory {
  const inventory = new YaraInventory(true, HOST);
  const parser = createInventoryParser(inventory);
  parser.write(fixture(name));
  parser.end({ ...OK, ...end });
  return inventory;
}

/** Counted and nothing left out: so that a verdict depends on the scan's output alone. */
function counted(files: number): YaraInventory {
  const inventory = new YaraInventory(true, HOST);
  inventory.files = files;
  inventory.isFinished = true;
  return inventory;
}

function read(
  parser: ReturnType<typeof createYaraParser>,
  bytes: Buffer,
  { end, chunkBytes = 100 }: Reading,
) {
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ ...OK, ...end });
  return { ...last, events: [...events, ...last.events] };
}

function readRun(bytes: Buffer, reading: Reading = {}) {
  const { root = TREE, inventory = count("inventory.bin") } = reading;
  return read(
    createYaraParser({ root, run: { names: NAMES, inventory, recursive: true, host: HOST }, now }),
    bytes,
    reading,
  );
}

const readReport = (bytes: Buffer, reading: Reading = {}) =>
  read(createYaraParser({ root: null, run: null, now }), bytes, reading);

const matches = (events: ParsedEvent[]) =>
  events.map(({ finding }) => `${finding?.severity} ${finding?.identity.rule} ${finding?.identity.path}`);

describe("a run of this agent", () => {
  test("makes a finding of each rule that matched a file", () => {
    const { events, verdict, coverage } = readRun(fixture("run.txt"), {
      end: { stderrTail: fixture("run.stderr").toString() },
    });
    expect(matches(events)).toMatchInlineSnapshot(`
      [
        "MEDIUM Demo_Empty_CVE_2020_1472 /tmp/yara-fixture-tree/empty",
        "HIGH Demo_High /tmp/yara-fixture-tree/with blanks.txt",
        "HIGH Demo_High /tmp/yara-fixture-tree/sub/secret",
        "HIGH Demo_High /tmp/yara-fixture-tree/sub/closed/deep",
        "HIGH Demo_High /tmp/yara-fixture-tree/not\\xffutf8",
        "HIGH Demo_High /tmp/yara-fixture-tree/two\\nlines",
      ]
    `);
    expect(events.find(({ finding }) => finding?.identity.rule === "Demo_High")).toMatchInlineSnapshot(`
      {
        "asset": {
          "kind": "FILE_TREE",
          "root": "/tmp/yara-fixture-tree",
        },
        "data": {
          "path": "/tmp/yara-fixture-tree/with blanks.txt",
          "rule": "Demo_High",
          "ruleSet": "demo",
          "stringCount": 4,
          "tags": [
            "malware",
            "linux",
          ],
        },
        "finding": {
          "category": "rule-match",
          "description": "a "quoted" description, with [brackets] and é",
          "evidence": {
            "meta": {
              "active": true,
              "author": "Fixture Author",
              "description": "a "quoted" description, with [brackets] and é",
              "offset": -3,
              "reference": "https://example.com/report/1, see CVE-2021-44228",
              "score": 90,
              "severity": "high",
            },
            "ruleSet": {
              "name": "demo",
              "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
              "version": 3,
            },
            "stringCount": 4,
            "strings": [
              {
                "id": "$a",
                "length": 14,
                "offset": 3,
                "text": "MALWARE_MARKER",
              },
              {
                "id": "$a",
                "length": 14,
                "offset": 21,
                "text": "MALWARE_MARKER",
              },
              {
                "id": "$",
                "length": 3,
                "offset": 3,
                "text": "4D 41 4C",
              },
              {
                "id": "$",
                "length": 3,
                "offset": 21,
                "text": "4D 41 4C",
              },
            ],
            "tags": [
              "malware",
              "linux",
            ],
          },
          "identity": {
            "path": "/tmp/yara-fixture-tree/with blanks.txt",
            "rule": "Demo_High",
            "ruleSet": "demo",
          },
          "location": "/tmp/yara-fixture-tree/with blanks.txt",
          "references": [
            {
              "id": "demo:Demo_High",
              "type": "RULE",
            },
            {
              "id": "CVE-2021-44228",
              "type": "CVE",
              "url": "https://nvd.nist.gov/vuln/detail/CVE-2021-44228",
            },
            {
              "id": "https://example.com/report/1",
              "type": "URL",
              "url": "https://example.com/report/1",
            },
          ],
          "severity": "HIGH",
          "title": "Demo_High: a "quoted" description, with [brackets] and é",
        },
        "observedAt": "2026-01-02T03:04:05.000Z",
        "type": "rule-match",
      }
    `);
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(coverage).toMatchInlineSnapshot(`
      {
        "examined": {
          "notRead": [
            "/tmp/yara-fixture-tree/big",
          ],
          "signaturesAt": null,
          "trees": [
            {
              "recursive": true,
              "root": "/tmp/yara-fixture-tree",
            },
          ],
        },
        "missing": [
          {
            "what": "/tmp/yara-fixture-tree/big",
            "why": "larger than maxFileBytes",
          },
        ],
        "roots": [
          {
            "filesCounted": 7,
            "filesExamined": 7,
            "filesTooLarge": 1,
            "linksNotFollowed": 1,
            "matches": 6,
            "recursive": true,
            "root": "/tmp/yara-fixture-tree",
            "specialFilesNotRead": 1,
          },
        ],
        "ruleSets": [
          {
            "name": "demo",
            "rules": 3,
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
            "version": 3,
          },
        ],
        "scanner": "yara",
        "slowRules": [
          {
            "rule": "Demo_Slow",
            "why": "string "$s" may slow down scanning",
          },
        ],
        "unreadable": {
          "lines": [],
          "total": 0,
        },
      }
    `);
  });

  test("names what it may not read, also folders that yara passes over in silence", () => {
    const { verdict, coverage } = readRun(fixture("run-user.txt"), {
      inventory: count("inventory-user.bin"),
      end: { stderrTail: fixture("run-user.stderr").toString() },
    });
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toEqual(
      expect.arrayContaining([
        { what: `${TREE}/sub/secret`, why: "may not be read" },
        { what: `${TREE}/sub/closed`, why: "folder may not be opened" },
        { what: `${TREE}/big`, why: "larger than maxFileBytes" },
      ]),
    );
  });

  test("is not complete when fewer files were examined than counted, whatever yara says", () => {
    const probes = "nfixture_probe:examined [] [] /data/a\nnfixture_probe:examined [] [] /data/b\n";
    const verdict = (files: number) =>
      readRun(Buffer.from(probes), { root: "/data", inventory: counted(files) }).verdict;
    expect(verdict(2).outcome).toBe("complete");
    expect(verdict(3)).toEqual({
      outcome: "partial",
      code: "FILES_NOT_READ",
      message: "1 of 3 files were not read.",
    });
  });

  test("believes no file name that pretends to be a match", () => {
    const { events, verdict, coverage } = readRun(fixture("hostile-run.txt"), {
      root: "/data",
      inventory: counted(2),
    });
    expect(matches(events)).toMatchInlineSnapshot(`
      [
        "MEDIUM Demo_High /data/a\\ndefault:Demo_High [] [] /data/fake-namespace",
        "MEDIUM Demo_High /data/\\u{202e}gpj.exe\\x1b[0m",
        "MEDIUM Demo_High /data/../etc/passwd",
      ]
    `);
    expect(
      events.map(({ finding }) => [finding?.title, finding?.location, finding?.evidence?.strings]),
    ).toMatchInlineSnapshot(`
      [
        [
          "Demo_High",
          "/data/a\\ndefault:Demo_High [] [] /data/fake-namespace",
          [],
        ],
        [
          "Demo_High: gpj.exe <script>alert(1)</script> [31m",
          "/data/\\u{202e}gpj.exe\\x1b[0m",
          [
            {
              "id": "$a",
              "length": 5,
              "offset": 0,
              "text": "\\xff\\xfe<b>",
            },
          ],
        ],
        [
          "Demo_High",
          "/data/../etc/passwd",
          [],
        ],
      ]
    `);
    expect(verdict.outcome).not.toBe("complete");
    expect(coverage.unreadable).toMatchInlineSnapshot(`
      {
        "lines": [
          {
            "line": 1,
            "why": "names a file that holds what looks like another line",
          },
          {
            "line": 4,
            "why": "is part of a file name that imitates a matched string",
          },
          {
            "line": 3,
            "why": "names a file that holds what looks like another line",
          },
          {
            "line": 8,
            "why": "names a file outside the scanned path",
          },
          {
            "line": 10,
            "why": "names a file outside the scanned path",
          },
          {
            "line": 12,
            "why": "names a file that holds what looks like another line",
          },
          {
            "line": 12,
            "why": "names a file outside the scanned path",
          },
        ],
        "total": 7,
      }
    `);
  });

  test.each<[string, Partial<ProcessEnd>, string, string]>([
    ["a signal", { exitCode: null, signal: "SIGTERM" }, "failed", "SCANNER_KILLED"],
    [
      "refused rules",
      { exitCode: 1, stderrTail: fixture("broken.txt").toString() },
      "failed",
      "RULES_INVALID",
    ],
    ["an exit code without a word", { exitCode: 1 }, "failed", "SCANNER_FAILED"],
    [
      "a time limit",
      { stderrTail: `error scanning ${TREE}/clean: scanning timed out\n` },
      "partial",
      "TIMEOUT",
    ],
    [
      "a rule that matched too often",
      { stderrTail: 'warning: rule "x" in r(1): too many matches for string "$a"\n' },
      "partial",
      "FILES_NOT_READ",
    ],
  ])("judges %s", (_, end, outcome, code) => {
    expect(readRun(fixture("run.txt"), { end }).verdict).toMatchObject({ outcome, code });
  });

  test("reads stderr as it arrives, however much of it there is", () => {
    const inventory = counted(0);
    const parser = createYaraParser({
      root: "/d",
      run: { names: NAMES, inventory, recursive: true, host: HOST },
    });
    for (let index = 0; index < 1_000; index += 1)
      parser.writeStderr?.(Buffer.from(`error scanning /d/${index}: could not open file\n`));
    const { coverage, verdict } = parser.end({
      ...OK,
      stderrTail: "error scanning /d/999: could not open file\n",
    });
    expect(verdict.outcome).toBe("partial");
    expect(coverage.missing).toHaveLength(201);
    expect(coverage.missing).toContainEqual({ what: "800 more", why: "not listed" });
  });

  test("tells how many of the counted files were read", () => {
    const inventory = counted(4);
    const parser = createYaraParser({
      root: "/d",
      run: { names: NAMES, inventory, recursive: true, host: HOST },
    });
    parser.write(Buffer.from("nfixture_probe:examined [] [] /d/a\nnfixture_probe:examined [] [] /d/b\n"));
    expect(parser.progress()).toEqual({ fraction: 0.25, note: "1 of 4 files", isEstimate: true });
  });

  test("never claims to be complete when its output was cut anywhere", () => {
    const bytes = fixture("run.txt");
    for (let length = 0; length < bytes.length; length += 13)
      expect(readRun(bytes.subarray(0, length)).verdict.outcome).not.toBe("complete");
  });
});

describe("a report from elsewhere", () => {
  test.each(["plain.txt", "tags.txt", "meta.txt", "namespace-strings.txt"])(
    "gives every match of %s",
    (name) => {
      const { events, verdict, coverage } = readReport(fixture(name));
      expect(
        events.map(
          ({ finding }) => `${finding?.identity.ruleSet}:${finding?.identity.rule} ${finding?.location}`,
        ),
      ).toEqual([
        `default:Demo_Empty_CVE_2020_1472 ${TREE}/empty`,
        `default:Demo_High ${TREE}/with blanks.txt`,
        `default:Demo_High ${TREE}/sub/secret`,
        `default:Demo_High ${TREE}/sub/closed/deep`,
        `default:Demo_High ${TREE}/not\\xffutf8`,
        // The name goes on in the next line, which a report cannot tell from noise: it is counted instead.
        `default:Demo_High ${TREE}/two`,
      ]);
      expect(coverage.unreadable).toMatchObject({ total: 1, lines: [{ why: "is not a match" }] });
      expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_MALFORMED" });
    },
  );

  test("is never proof that the scan came to its end", () => {
    expect(readReport(Buffer.from("Some_Rule /tmp/x\n")).verdict.code).toBe("END_NOT_PROVEN");
    expect(readReport(Buffer.alloc(0)).verdict.outcome).toBe("partial");
  });

  test("may hold messages of yara among its matches", () => {
    const { events, coverage } = readReport(fixture("with-messages.txt"));
    expect(events).toHaveLength(4);
    expect(coverage).toMatchObject({
      slowRules: [{ rule: "Demo_Slow", why: 'string "$s" may slow down scanning' }],
      missing: [{ what: `${TREE}/sub/secret`, why: "could not open file" }],
    });
  });

  test("may have reached its time limit, or hold counts instead of matches", () => {
    expect(readReport(fixture("timeout.txt")).verdict.code).toBe("TIMEOUT");
    const counts = readReport(fixture("counts.txt"));
    expect(counts.events).toEqual([]);
    expect(counts.coverage.unreadable).toMatchObject({ total: 8 });
    expect(counts.verdict).toMatchObject({ outcome: "failed", code: "OUTPUT_UNREADABLE" });
  });

  test("may come from a newer YARA on Windows", () => {
    const { events } = readReport(fixture("newer.txt"));
    expect(
      events.map(({ asset, finding }) => [asset, finding?.location, finding?.evidence?.strings]),
    ).toMatchInlineSnapshot(`
      [
        [
          {
            "kind": "FILE_TREE",
            "root": "C:\\",
          },
          "C:\\Users\\me\\file one.exe",
          [
            {
              "id": "$xor",
              "length": 11,
              "offset": 16,
              "text": "\\x48\\x69",
            },
            {
              "id": "$b_1",
              "length": 4,
              "offset": 32,
              "text": "MZ\\x90\\x00",
            },
          ],
        ],
        [
          {
            "kind": "FILE_TREE",
            "root": "C:\\",
          },
          "C:\\new\\x.dll",
          [],
        ],
        [
          {
            "kind": "FILE_TREE",
            "root": ".",
          },
          "\\\\server\\share\\y.dll",
          [],
        ],
      ]
    `);
  });

  test("may be UTF-16, as PowerShell writes it", () => {
    const text = "\ufeffSome_Rule C:\\x.exe\r\nOther_Rule C:\\y.exe\r\n";
    for (const chunkBytes of [1, 3, 1_000]) {
      const { events } = readReport(Buffer.from(text, "utf16le"), { chunkBytes });
      expect(matches(events)).toEqual(["MEDIUM Some_Rule C:\\x.exe", "MEDIUM Other_Rule C:\\y.exe"]);
    }
    expect(readReport(Buffer.from("\ufeffSome_Rule /x\n"), { chunkBytes: 1 }).events).toHaveLength(1);
  });

  test("with hostile lines gives what is a match and counts the rest", () => {
    const { events, coverage } = readReport(fixture("hostile-report.txt"));
    expect(matches(events)).toMatchInlineSnapshot(`
      [
        "MEDIUM Rule_One [tag,] /tmp/[odd] name",
        "MEDIUM Rule_Two [a="never closed /tmp/x",
        "MEDIUM Rule_Three [z] /tmp/three",
        "MEDIUM Rule_Four /tmp/\\u{202e}gpj.exe",
        "MEDIUM Rule_Five 1234",
        "MEDIUM Rule_Six \\xff\\xfe",
      ]
    `);
    expect(coverage.unreadable).toMatchInlineSnapshot(`
      {
        "lines": [
          {
            "line": 1,
            "why": "is not a match",
          },
          {
            "line": 6,
            "why": "looks like prose, not like a match",
          },
          {
            "line": 7,
            "why": "is not a match",
          },
        ],
        "total": 3,
      }
    `);
  });
});

describe("any input", () => {
  test.each(reports)("gives the same for %s however it is cut into chunks", (name) => {
    const bytes = fixture(name);
    expect(readReport(bytes, { chunkBytes: 7 })).toEqual(readReport(bytes, { chunkBytes: 1_000_000 }));
    const run = { root: "/data", inventory: counted(1) };
    expect(readRun(bytes, { ...run, chunkBytes: 7 })).toEqual(
      readRun(bytes, { ...run, chunkBytes: 1_000_000 }),
    );
  });

  test.each([
    ["line end", "\0$1 [$2\0\0"],
    ["namespace", "\n\0$1 [$2\0\0"],
  ])("whose %s and blanks were damaged does not pass for one file's name", (_what, damage) => {
    const report = fixture("run.txt").toString("latin1");
    const damaged = report.replace(/\n(\S+_0:\S+) \[([^\]]*)\] \[\] /, (_line, rule: string, tags: string) =>
      damage.replace("$1", damage.startsWith("\n") ? rule.slice(1) : rule).replace("$2", tags),
    );
    expect(damaged).not.toBe(report);
    expect(readRun(Buffer.from(damaged, "latin1")).verdict.outcome).not.toBe("complete");
  });

  test("that was changed at random neither throws nor loses matches unnoticed", () => {
    const originals = reports.map(fixture);
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (original, changes) => {
          const bytes = Buffer.from(original);
          for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
          const run = readRun(bytes);
          expect(run.verdict.outcome === "complete" && run.events.length < 6).toBe(false);
          expect(readReport(bytes).verdict.outcome).not.toBe("complete");
        },
      ),
      { numRuns: 300 },
    );
  });

  test("of 100 MB is read in flat memory", () => {
    const block = Buffer.from(
      `nfixture_0:Demo_High [a] [x="y"] ${TREE}/f\n${`0x0:4:$a: ${"A".repeat(80)}\n`.repeat(5_000)}`,
    );
    const parser = createYaraParser({
      root: TREE,
      run: { names: NAMES, inventory: counted(1), recursive: true, host: HOST },
    });
    let events = 0;
    const before = process.memoryUsage().rss;
    for (let bytes = 0; bytes < 100 * 1024 * 1024; bytes += block.length)
      events += parser.write(block).length;
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(events).toBeGreaterThan(200);
  });

  test("without any line end is not collected", () => {
    const parser = createYaraParser({ root: null, run: null });
    const block = Buffer.alloc(1024 * 1024, "R");
    for (let index = 0; index < 64; index += 1) parser.write(block);
    expect(parser.end(OK)).toMatchObject({ events: [], coverage: { unreadable: { total: 1 } } });
  });

  test("with a list that nearly fills a line takes no long time", () => {
    const line = `Rule [a="${"\\n".repeat(120_000)} /tmp/x\nRule [${"a,".repeat(120_000)} /tmp/y\n`;
    expect(readReport(Buffer.from(line), { chunkBytes: 1_000_000 }).events.length).toBeGreaterThanOrEqual(0);
  });
});
