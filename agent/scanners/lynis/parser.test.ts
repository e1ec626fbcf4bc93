import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../../finding.ts";
import type { ExaminedTests } from "../../output/examined.ts";
import type { ProcessEnd } from "../../scanner.ts";
import { createLynisParser, type LynisParserInput } from "./parser.ts";

const directory = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, directory));
const fixtures = readdirSync(directory).filter((name) => name.endsWith(".dat"));

interface ParseOptions {
  run?: LynisParserInput["run"];
  end?: Partial<ProcessEnd>;
  chunkBytes?: number;
}

const ownRun = (privileged = true, tests: string[] = []): LynisParserInput["run"] => ({
  hostname: "agent-host",
  privileged,
  selection: { tests, groups: [] },
});

function parse(bytes: Buffer, { run = null, end, chunkBytes = 1_000 }: ParseOptions = {}) {
  const parser = createLynisParser({ run, now: () => new Date("2026-12-01T00:00:00Z") });
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "", ...end });
  return { ...last, events: [...events, ...last.events], progress: parser.progress() };
}

const findings = (events: ParsedEvent[]) =>
  events.flatMap(({ finding }) =>
    finding ? [`${finding.severity} ${finding.category} ${finding.title}`] : [],
  );
const count = (name: string, key: string) => fixture(name).toString().split(`\n${key}[]=`).length - 1;

describe("the lynis parser", () => {
  test.each([
    "full.dat",
    "unprivileged.dat",
    "selected-tests.dat",
    "selected-groups.dat",
    "older-version.dat",
  ])("takes every line of %s", (name) => {
    const { events, verdict, coverage, progress } = parse(fixture(name));
    const ofType = (type: string) => events.filter((event) => event.type === type).length;
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(ofType("warning")).toBe(count(name, "warning"));
    expect(ofType("suggestion")).toBe(count(name, "suggestion"));
    expect(ofType("setting")).toBe(count(name, "details"));
    expect(ofType("vulnerable-package")).toBe(count(name, "vulnerable_package"));
    expect(ofType("manual-check")).toBe(count(name, "manual") + count(name, "manual_event"));
    expect(ofType("exception")).toBe(count(name, "exception_event"));
    expect(coverage.unreadable).toEqual({ total: 0, lines: [] });
    expect(progress.fraction).toBe(1);
  });

  test("makes findings of warnings, suggestions, packages and kernel settings", () => {
    const { events, coverage } = parse(fixture("full.dat"), { run: ownRun() });
    const one = (category: string) => events.find(({ finding }) => finding?.category === category)?.finding;
    expect([
      one("audit-warning"),
      one("audit-suggestion"),
      one("kernel-setting"),
      one("vulnerable-package"),
      one("outdated-scanner"),
    ]).toMatchInlineSnapshot(`
      [
        {
          "category": "audit-warning",
          "evidence": {},
          "identity": {
            "details": "",
            "test": "PKGS-7392",
            "text": "Found one or more vulnerable packages.",
          },
          "location": "PKGS-7392",
          "references": [
            {
              "id": "PKGS-7392",
              "type": "RULE",
              "url": "https://cisofy.com/lynis/controls/PKGS-7392/",
            },
          ],
          "severity": "MEDIUM",
          "title": "Found one or more vulnerable packages.",
        },
        {
          "category": "audit-suggestion",
          "evidence": {},
          "identity": {
            "details": "",
            "test": "DEB-0280",
            "text": "Install libpam-tmpdir to set $TMP and $TMPDIR for PAM sessions",
          },
          "location": "DEB-0280",
          "references": [
            {
              "id": "DEB-0280",
              "type": "RULE",
              "url": "https://cisofy.com/lynis/controls/DEB-0280/",
            },
          ],
          "severity": "LOW",
          "title": "Install libpam-tmpdir to set $TMP and $TMPDIR for PAM sessions",
        },
        {
          "category": "kernel-setting",
          "description": "Disable loading of TTY line disciplines",
          "evidence": {
            "expected": "0",
            "value": "1",
          },
          "identity": {
            "field": "dev.tty.ldisc_autoload",
            "test": "KRNL-6000",
          },
          "location": "dev.tty.ldisc_autoload",
          "references": [
            {
              "id": "KRNL-6000",
              "type": "RULE",
              "url": "https://cisofy.com/lynis/controls/KRNL-6000/",
            },
          ],
          "severity": "LOW",
          "title": "dev.tty.ldisc_autoload is 1, expected 0",
        },
        {
          "category": "vulnerable-package",
          "identity": {
            "package": "apt",
          },
          "location": "apt",
          "severity": "MEDIUM",
          "title": "Vulnerable package: apt",
        },
        {
          "category": "outdated-scanner",
          "evidence": {},
          "identity": {
            "details": "",
            "test": "LYNIS",
            "text": "This release is more than months old. Check the website or GitHub to see if there is an update available.",
          },
          "location": "LYNIS",
          "references": [],
          "severity": "INFO",
          "title": "This release is more than 4 months old. Check the website or GitHub to see if there is an update available.",
        },
      ]
    `);
    expect(events.at(-1)).toMatchInlineSnapshot(`
      {
        "asset": {
          "hostname": "agent-host",
          "kind": "MACHINE",
        },
        "data": {
          "hardeningIndex": 56,
          "hostid": "0123456789abcdef0123456789abcdef01234567",
          "hostname": "host-a",
          "lynis_version": "3.0.8",
          "os": "Linux",
          "os_fullname": "Debian GNU/Linux 12 (bookworm)",
          "os_kernel_version_full": "6.1.0-1-amd64",
          "os_name": "Debian",
          "os_version": "12",
          "report_datetime_end": "2026-11-23 19:57:37",
          "report_datetime_start": "2026-11-23 19:54:55",
          "testsDone": 239,
          "uptime_in_seconds": "6686",
        },
        "observedAt": "2026-11-23T19:54:55.000Z",
        "type": "audit",
      }
    `);
    const { testsExecuted, testsSkipped, examined, ...rest } = coverage;
    expect(testsExecuted).toHaveLength(Number(rest.testsDone));
    // All but BOOT-5104 and PKGS-7410, which met an exception.
    expect(examined).toMatchObject({ privileged: true, isWhole: true });
    expect((examined as ExaminedTests).tests).toHaveLength(Number(rest.testsDone) - 2);
    expect(testsSkipped).toEqual(expect.arrayContaining(["NETW-2704", "NETW-2705"]));
    expect(rest).toMatchInlineSnapshot(`
      {
        "exceptions": [
          "BOOT-5104:001 Unknown service manager",
          "PKGS-7410 Could not find any kernel packages via package manager",
        ],
        "hardeningIndex": 56,
        "manualChecks": 5,
        "missing": [],
        "mode": "privileged",
        "scanner": "lynis",
        "testsDone": 239,
        "unreadable": {
          "lines": [],
          "total": 0,
        },
      }
    `);
  });

  test("gives findings of one test that differ in their text or details an identity each", () => {
    const { events } = parse(fixture("full.dat"));
    const identities = events.flatMap(({ finding }) => (finding ? [JSON.stringify(finding.identity)] : []));
    expect(new Set(identities).size).toBe(identities.length);
  });

  test("says of an audit without root that tests are missing", () => {
    const { coverage } = parse(fixture("unprivileged.dat"), { run: ownRun(false) });
    expect(coverage).toMatchObject({
      mode: "unprivileged",
      missing: [{ what: "tests that need root", why: "the agent does not run as root" }],
      examined: { privileged: false, isWhole: true },
    });
  });

  test("reads the shapes of older versions", () => {
    const { events } = parse(fixture("older-version.dat"));
    expect(
      events.flatMap(({ finding }) =>
        finding ? [[finding.severity, finding.location, finding.title, finding.description]] : [],
      ),
    ).toMatchInlineSnapshot(`
      [
        [
          "LOW",
          "NETW-2705",
          "Couldn't find 2 responsive nameservers",
          undefined,
        ],
        [
          "HIGH",
          "AUTH-9208",
          "Multiple users with UID 0 found in passwd file",
          undefined,
        ],
        [
          "MEDIUM",
          "MAIL-8818",
          "Found mail_name in SMTP banner, and/or mail_name contains 'Postfix'",
          undefined,
        ],
        [
          "LOW",
          "PKGS-7370",
          "Install debsums utility for the verification of packages with known good database.",
          undefined,
        ],
        [
          "LOW",
          "SSH-7408 AllowTcpForwarding (YES --> NO)",
          "Consider hardening SSH configuration: AllowTcpForwarding (YES --> NO)",
          undefined,
        ],
        [
          "LOW",
          "SSH-7408 Compression (YES --> (DELAYED|NO))",
          "Consider hardening SSH configuration: Compression (YES --> (DELAYED|NO))",
          undefined,
        ],
        [
          "LOW",
          "MAIL-8820:disable_vrfy_command disable_vrfy_command=no",
          "Disable the 'VRFY' command: disable_vrfy_command=no",
          "run postconf -e disable_vrfy_command=yes to change the value",
        ],
        [
          "LOW",
          "HTTP-6710",
          "Add HTTPS to nginx virtual hosts",
          undefined,
        ],
        [
          "LOW",
          undefined,
          "A text without a test",
          undefined,
        ],
        [
          "MEDIUM",
          "openssl",
          "Vulnerable package: openssl",
          undefined,
        ],
        [
          "MEDIUM",
          "tzdata",
          "Vulnerable package: tzdata",
          undefined,
        ],
      ]
    `);
    expect(events[0]?.asset).toEqual({ kind: "MACHINE", hostname: "host-b" });
  });

  test("names what cannot be used, and takes the rest", () => {
    const { events, verdict, coverage } = parse(fixture("hostile.dat"));
    expect(findings(events)).toMatchInlineSnapshot(`
      [
        "MEDIUM audit-warning before the host name",
        "MEDIUM audit-warning <img src=x onerror=alert(1)> [31mred: a|b|c",
        "LOW audit-suggestion two on one",
        "LOW audit-suggestion line",
        "LOW kernel-setting kernel.x is ;, expected 1|2",
      ]
    `);
    expect(events.every(({ asset }) => asset.kind === "MACHINE" && asset.hostname === "host-c")).toBe(true);
    expect(coverage.unreadable).toMatchInlineSnapshot(`
      {
        "lines": [
          {
            "line": 7,
            "why": "several entries on one line",
          },
          {
            "line": 8,
            "why": "a suggestion without text",
          },
          {
            "line": 9,
            "why": "no key and value",
          },
          {
            "line": 10,
            "why": "not a key of a report",
          },
          {
            "line": 11,
            "why": "results of an unknown kind "risk[]"",
          },
          {
            "line": 13,
            "why": "a setting without a name",
          },
          {
            "line": 15,
            "why": "a package without a name",
          },
          {
            "line": 16,
            "why": "no key and value",
          },
        ],
        "total": 8,
      }
    `);
    expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_MALFORMED" });
  });

  test.each<[string, ParseOptions, string, string]>([
    ["unknown-test.dat", {}, "failed", "NO_TESTS"],
    ["stopped.dat", {}, "partial", "OUTPUT_TRUNCATED"],
    ["stopped.dat", { end: { exitCode: 1 } }, "failed", "SCANNER_FAILED"],
    ["stopped.dat", { end: { exitCode: null, signal: "SIGKILL" } }, "failed", "SCANNER_KILLED"],
    ["full.dat", { end: { exitCode: 78 } }, "complete", "COMPLETE"],
    ["selected-tests.dat", { run: ownRun(true, ["KRNL-5820", "ABCD-1234"]) }, "partial", "TESTS_UNKNOWN"],
  ])("judges %s with %o as %s (%s)", (name, options, outcome, code) => {
    expect(parse(fixture(name), options).verdict).toMatchObject({ outcome, code });
  });

  test.each([
    ["nothing", "", 0],
    ["another text", "Segmentation fault\n", 0],
    ["an exit before the report", "", 1],
  ])("judges %s as failed", (_, text, exitCode) => {
    const { verdict, events } = parse(Buffer.from(text), { run: ownRun(), end: { exitCode } });
    expect(verdict.outcome).toBe("failed");
    expect(events).toEqual([]);
  });

  test("emits a finding when its line is complete, not at the end", () => {
    const parser = createLynisParser({ run: ownRun() });
    expect(parser.write(Buffer.from("warning[]=AUTH-9208|Two users with UID 0|-|-|"))).toEqual([]);
    expect(parser.write(Buffer.from("\n"))).toHaveLength(1);
    expect(parser.progress().note).toContain("AUTH-9208");
  });

  test.each(fixtures)("never calls %s complete when it is cut", (name) => {
    const bytes = fixture(name);
    const last = bytes.lastIndexOf("finish=true");
    for (let length = 0; length < (last === -1 ? bytes.length : last); length += 101) {
      expect(parse(bytes.subarray(0, length)).verdict.outcome).not.toBe("complete");
    }
  });

  test("gives the same however the report is cut into chunks", () => {
    const whole = parse(fixture("selected-groups.dat"), { chunkBytes: 1_000_000 });
    expect(parse(fixture("selected-groups.dat"), { chunkBytes: 1 })).toEqual(whole);
  });

  test("reads carriage returns, UTF-16 and a byte order mark as plain text", () => {
    const text = fixture("older-version.dat").toString();
    const plain = parse(Buffer.from(text));
    expect(parse(Buffer.from(text.replaceAll("\n", "\r\n")))).toEqual(plain);
    expect(parse(Buffer.from(`\ufeff${text}`))).toEqual(plain);
    expect(parse(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(plain);
  });

  test("finds no less in a mutated report and calls it complete", () => {
    const names = ["selected-groups.dat", "older-version.dat", "selected-tests.dat"];
    const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 1 }), drop: fc.nat(1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(change, { minLength: 1, maxLength: 2 }),
        (name, changes) => {
          const bytes = fixture(name);
          const mutated = changes.reduce((before, { at, bytes: added, drop }) => {
            const from = at % before.length;
            return Buffer.concat([before.subarray(0, from), added, before.subarray(from + drop)]);
          }, bytes);
          const before = parse(bytes).events.length;
          const after = parse(mutated);
          if (after.events.length < before) expect(after.verdict.outcome).not.toBe("complete");
        },
      ),
      { numRuns: 500 },
    );
  });

  test("never throws on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(parse(Buffer.from(bytes)).verdict.outcome).toBe("failed");
      }),
      { numRuns: 300 },
    );
  });

  test("reads 100 MB with flat memory", () => {
    const parser = createLynisParser({ run: null });
    const lines = Array.from({ length: 2_000 }, (_, i) => `suggestion[]=KRNL-5820|Text ${i}|-|-|`);
    const chunk = Buffer.from(
      `${lines.join("\n")}\npam_module[]=/lib/x.so\ninstalled=${"x".repeat(2_000_000)}\n`,
    );
    let [bytes, events, highest] = [0, 0, 0];
    parser.write(chunk);
    const before = process.memoryUsage().rss;
    for (; bytes < 100 * 1024 * 1024; bytes += chunk.length) {
      events += parser.write(chunk).length;
      highest = Math.max(highest, process.memoryUsage().rss);
    }
    expect(events).toBeGreaterThan(80_000);
    expect(highest - before).toBeLessThan(250 * 1024 * 1024);
  }, 60_000);

  test("reads what older versions and others' tests write otherwise", () => {
    const { events, coverage } = parse(
      Buffer.from(
        [
          "# Lynis Report",
          "hostname=host.example",
          "warning[]=|Text without a test|-|-|",
          "suggestion[]=custom-12|Text of somebody's test|-|-|",
          "exception[]=KRNL-5788:1|No version found|",
          "vulnerable_package[]=example|1.0|CVE-2014-0001|",
          "",
        ].join("\n"),
      ),
    );
    expect(findings(events)).toEqual([
      "MEDIUM audit-warning Text without a test",
      "LOW audit-suggestion Text of somebody's test",
      "MEDIUM vulnerable-package Vulnerable package: example",
    ]);
    expect(events.map(({ finding }) => finding?.location)).toContain("custom-12");
    expect(events.flatMap(({ finding }) => finding?.references ?? []).map(({ id }) => id)).toEqual([
      "CVE-2014-0001",
    ]);
    expect(events.map(({ type }) => type)).toContain("exception");
    expect(coverage.unreadable).toMatchObject({ total: 0 });
  });

  test("does not take another machine's results for this one's, where reports were put together", () => {
    const one = (hostname: string, text: string) =>
      `# Lynis Report\nhostname=${hostname}\nwarning[]=TEST-0001|${text}|-|-|\nlynis_tests_done=1\nfinish=true\n`;
    const { events, coverage, verdict } = parse(
      Buffer.from(one("a.example", "first") + one("b.example", "second") + one("a.example", "third")),
    );
    expect(findings(events)).toEqual(["MEDIUM audit-warning first", "MEDIUM audit-warning third"]);
    expect(coverage.unreadable).toMatchObject({ total: 1, lines: [{ line: 8 }] });
    expect(verdict.outcome).toBe("partial");
  });
});
