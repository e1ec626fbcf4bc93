import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeWith } from "../../../test/support/tools.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner, type MachineSettings, type RuleSet, type ScanInput } from "../../scanner.ts";
import { detectClamav } from "./detect.ts";
import { clamavOptions } from "./options.ts";
import { clamav, planScan } from "./scanner.ts";
import { signatureAgeEvent } from "./signature-age.ts";
import { findSystemSignatures } from "./signatures.ts";

/** In two parts, so that this file itself is not taken for the test file. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const NO_CLAMD = { without: "The agent's owner wants no clamd." };
const DAY_MS = 86_400_000;

const ruleSet = (name: string, content: string): RuleSet => ({
  name,
  version: 1,
  sha256: createHash("sha256").update(content).digest("hex"),
  content,
});
const RULE_SETS = [
  ruleSet("hashes", "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n"),
  ruleSet("bodies", "Demo.Trojan.Marker:0:*:4d414c574152455f4d41524b4552\n"),
  ruleSet("rules", 'rule Demo { strings: $a = "YARA_MARKER" condition: $a }\n'),
];

function input(
  config: unknown,
  paths: string[],
  ruleSets = RULE_SETS,
  machine: MachineSettings = {},
): ScanInput<unknown> {
  const capability = { name: "clamav", version: "1", privileged: true, problem: null };
  return {
    config,
    targets: [],
    exclusions: [],
    hostnames: new Map(),
    paths,
    ruleSets,
    capability,
    machine: { clamdSocket: "off", ...machine },
  };
}

async function run(config: unknown, paths: string[], ruleSets = RULE_SETS, machine: MachineSettings = {}) {
  const events: ParsedEvent[] = [];
  const ends = [];
  for (const { command, files, parser } of await defineScanner(clamav).plan(
    input(config, paths, ruleSets, machine),
  )) {
    const result = await exec({
      ...command,
      files,
      timeoutMs: 60_000,
      onStdout: (chunk) => void events.push(...parser.write(chunk)),
    });
    const end = parser.end(result);
    events.push(...end.events);
    ends.push(end);
  }
  const { verdict, coverage } = ends.at(-1)!;
  const found = events.map(({ finding }) => `${finding?.severity} ${finding?.location} ${finding?.title}`);
  return { events, found: found.sort(), verdict, coverage };
}

describeWith("clamscan", "find")("a real clamscan", () => {
  let tree: string;

  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), "clamav-test-"));
  });

  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  const write = (name: string, content: string) => writeFileSync(join(tree, name), content);
  const names = { ruleSets: ["hashes", "bodies", "rules"] };

  test("finds what every kind of rule set describes, deep down as well, and only that", async () => {
    write("eicar.com", EICAR);
    write("both.txt", "a MALWARE_MARKER and a YARA_MARKER");
    write("clean.txt", "clean");
    const deep = Array.from({ length: 25 }, (_, index) => `${index}`).join("/");
    mkdirSync(join(tree, deep), { recursive: true });
    write(`${deep}/far.txt`, "MALWARE_MARKER");
    const { found, verdict, coverage, events } = await run(names, [tree]);
    expect(found).toEqual(
      [
        `HIGH ${tree}/${deep}/far.txt Demo.Trojan.Marker.UNOFFICIAL`,
        `HIGH ${tree}/both.txt Demo.Trojan.Marker.UNOFFICIAL`,
        `HIGH ${tree}/both.txt YARA.Demo.UNOFFICIAL`,
        `INFO ${tree}/eicar.com Eicar-Test-Signature.UNOFFICIAL`,
      ].sort(),
    );
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(coverage).toMatchObject({
      roots: [tree],
      filesFound: 4,
      filesScanned: 4,
      signatures: { count: 3 },
    });
    const eicar = events.find(({ finding }) => finding?.severity === "INFO");
    expect(eicar).toMatchObject({
      asset: { kind: "FILE_TREE", root: tree },
      finding: { evidence: { sha256: createHash("sha256").update(EICAR).digest("hex") } },
    });
  });

  test("is complete with nothing found in a clean tree, and leaves it as it was", async () => {
    write("clean.txt", "clean");
    write("empty", "");
    symlinkSync("/etc/passwd", join(tree, "link"));
    const before = readdirSync(tree);
    const { found, verdict, coverage } = await run(names, [tree]);
    expect(found).toEqual([]);
    expect(verdict.outcome).toBe("complete");
    expect(coverage).toMatchObject({ counts: { ok: 1, empty: 1, links: 1 } });
    expect(readdirSync(tree)).toEqual(before);
  });

  test("names what was not looked into: too large, encrypted, pipes", async () => {
    write("large.bin", "x".repeat(10_000));
    write("clean.txt", "clean");
    spawnSync("mkfifo", [join(tree, "pipe")]);
    const { verdict, coverage } = await run({ ...names, maxFileBytes: 1_000 }, [tree]);
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toEqual([
      { what: `${tree}/large.bin`, why: "over a limit (MaxFileSize)" },
      { what: `${tree}/pipe`, why: "a socket, a pipe or a device" },
    ]);
  });

  test("is not taken in by a file name that looks like a result", async () => {
    mkdirSync(join(tree, `sp\n${tree}`), { recursive: true });
    write(`sp\n${tree}/clean: Fake.Virus-1 FOUND\nrest`, "clean");
    write("bad", "MALWARE_MARKER");
    const { found, verdict } = await run(names, [tree]);
    expect(found).toEqual([`HIGH ${tree}/bad Demo.Trojan.Marker.UNOFFICIAL`]);
    expect(verdict.outcome).toBe("complete");
  });

  test.skipIf(process.getuid?.() !== 0)(
    "as a user proves what it read, without what it may not",
    async () => {
      mkdirSync(join(tree, "closed/deep"), { recursive: true });
      write("closed/deep/hidden", "clean");
      write("secret", "clean");
      write("open", "clean");
      chmodSync(tree, 0o755);
      chmodSync(join(tree, "closed"), 0o700);
      chmodSync(join(tree, "secret"), 0o600);
      const folder = mkdtempSync(join(tmpdir(), "clamav-user-"));
      chmodSync(folder, 0o755);
      const asUser = ["--reuid=65534", "--regid=65534", "--clear-groups"];
      const planned = await defineScanner(clamav).plan(input(names, [tree]));
      const ends = planned.map(({ command, files, parser }) => {
        for (const { name, content } of files ?? [])
          writeFileSync(join(folder, name), content, { mode: 0o644 });
        const result = spawnSync("setpriv", [...asUser, command.file, ...command.args], { cwd: folder });
        parser.write(result.stdout);
        return parser.end({ exitCode: result.status, signal: null, stderrTail: result.stderr.toString() });
      });
      rmSync(folder, { recursive: true });
      expect(ends.at(-1)).toMatchObject({
        verdict: { outcome: "partial", code: "FILES_NOT_READ" },
        coverage: {
          examined: {
            trees: [{ root: tree, recursive: true }],
            notRead: expect.arrayContaining([join(tree, "closed"), join(tree, "secret")]),
          },
        },
      });
    },
  );

  test("names the files of a mounted host as the host does", async () => {
    mkdirSync(join(tree, "srv/closed"), { recursive: true });
    write("srv/eicar.com", EICAR);
    write("srv/two\nlines", "a MALWARE_MARKER");
    spawnSync("mkfifo", [join(tree, "srv/pipe")]);
    const { events, coverage } = await run(names, ["/srv"], RULE_SETS, { hostRoot: tree });
    const findings = events.map(({ asset, finding }) => ({ asset, ...finding?.identity }));
    const asset = { kind: "FILE_TREE", root: "/srv" };
    expect(findings).toEqual(
      expect.arrayContaining([
        { asset, path: "/srv/eicar.com", signature: "Eicar-Test-Signature.UNOFFICIAL" },
        { asset, path: "/srv/two\\nlines", signature: "Demo.Trojan.Marker.UNOFFICIAL" },
      ]),
    );
    expect(coverage).toMatchObject({
      roots: ["/srv"],
      missing: [{ what: "/srv/pipe", why: "a socket, a pipe or a device" }],
    });
    expect(JSON.stringify([events, coverage])).not.toContain(tree);
  });

  test("uses the owner's own signatures beside those of the scan, and tells their hash", async () => {
    const own = mkdtempSync(join(tmpdir(), "clamav-own-"));
    const content = "Own.Marker:0:*:4f574e5f4d41524b4552\n";
    writeFileSync(join(own, "own.ndb"), content);
    writeFileSync(join(own, "README"), "no signatures");
    write("own.txt", "an OWN_MARKER");
    write("eicar.com", EICAR);
    const { found, coverage } = await run(names, [tree], RULE_SETS, { signaturePaths: [own] });
    expect(found).toEqual([
      `HIGH ${tree}/own.txt Own.Marker.UNOFFICIAL`,
      `INFO ${tree}/eicar.com Eicar-Test-Signature.UNOFFICIAL`,
    ]);
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(coverage.signatures).toMatchObject({ local: [{ path: join(own, "own.ndb"), sha256 }] });
    expect(coverage.examined).toMatchObject({ signatureSets: [`sha256:${sha256}`] });
    rmSync(own, { recursive: true });
    await expect(run(names, [tree], RULE_SETS, { signaturePaths: [own] })).rejects.toThrow(
      `The agent's policy names ${own}, which cannot be read`,
    );
  });

  test("says that a path is not there", async () => {
    const [counting] = await defineScanner(clamav).plan(input(names, [join(tree, "missing")]));
    const { command, parser } = counting!;
    const result = await exec({
      ...command,
      timeoutMs: 10_000,
      onStdout: (chunk) => void parser.write(chunk),
    });
    expect(parser.end(result).verdict.outcome).not.toBe("complete");
    const { verdict } = await run(names, [join(tree, "missing")]);
    expect(verdict.outcome).not.toBe("complete");
  });

  test("fails when no rule could be loaded", async () => {
    write("clean.txt", "clean");
    const broken = [ruleSet("rules", "rule demo { condition: nonsense }\n")];
    const { verdict } = await run({ ruleSets: ["rules"] }, [tree], broken);
    expect(verdict).toMatchObject({ outcome: "failed", code: "NO_SIGNATURES" });
  });

  test("is measured with its version", async () => {
    expect(await detectClamav()).toMatchObject({
      name: "clamav",
      version: expect.stringMatching(/^\d+\.\d+/),
      privileged: process.geteuid?.() === 0,
      problem: null,
    });
  });
});

describe("planning a scan with ClamAV", () => {
  const config = clamavOptions.parse({});

  test("needs signatures", async () => {
    expect(() => planScan({ ...input({}, ["/srv"]), config }, { system: null, search: NO_CLAMD })).toThrow(
      "no signatures on this machine",
    );
    await expect(defineScanner(clamav).plan(input({ ruleSets: ["other"] }, ["/srv"]))).rejects.toThrow(
      "did not arrive",
    );
    await expect(defineScanner(clamav).plan(input({ ruleSets: ["hashes"] }, []))).rejects.toThrow(
      "at least one path",
    );
  });

  test("uses the system's folder as it was measured", () => {
    const system = { folder: "/var/lib/clamav", builtAt: null, versions: "", others: [], count: null };
    const [, scan] = planScan({ ...input({}, ["/srv"]), config }, { system, search: NO_CLAMD });
    expect(scan?.command.args).toContain("--database=/var/lib/clamav");
    expect(scan?.files).toEqual([]);
  });

  test("says that it is not installed", async () => {
    expect(await detectClamav({}, "no-such-clamscan")).toMatchObject({
      problem: "no-such-clamscan is not installed.",
    });
  });
});

describe("the system's signatures", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "clamav-test-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const now = new Date("2026-11-23T12:00:00Z");
  const database = (name: string, version: number, ageDays: number) => {
    const seconds = (now.getTime() - ageDays * DAY_MS) / 1_000;
    const header = `ClamAV-VDB:23 Nov 2026 03-26 -0400:${version}:2000:90:md5:signature:builder:${seconds}`;
    writeFileSync(join(folder, name), header.padEnd(512));
  };

  test("are as old as the newest official database", () => {
    database("main.cvd", 62, 900);
    database("daily.cld", 27_000, 3);
    writeFileSync(join(folder, "own.hdb"), "");
    expect(findSystemSignatures([join(folder, "missing"), folder])).toEqual({
      folder,
      builtAt: new Date(now.getTime() - 3 * DAY_MS),
      versions: "daily 27000, main 62",
      others: ["own.hdb"],
      count: 4_000,
    });
  });

  test("are part of what is measured, none of them too", async () => {
    database("daily.cvd", 27_000, 3);
    expect(await detectClamav({}, "clamscan", findSystemSignatures([folder]))).toMatchObject({
      signaturesAt: new Date(now.getTime() - 3 * DAY_MS).toISOString(),
      signatureCount: 2_000,
    });
    expect(await detectClamav({}, "clamscan", null)).toMatchObject({ signaturesAt: null, signatureCount: 0 });
  });

  test("that are old are said to be so in the coverage", () => {
    const scanAt = (ageDays: number) => {
      const builtAt = new Date(Date.now() - ageDays * DAY_MS);
      const system = { folder, builtAt, versions: "daily 1", others: [], count: 1 };
      const config = clamavOptions.parse({});
      const [, scan] = planScan({ ...input({}, ["/srv"]), config }, { system, search: NO_CLAMD });
      return scan?.parser.end({ exitCode: 0, signal: null, stderrTail: "" }).coverage.signatures;
    };
    expect(scanAt(7)).toMatchObject({ system: { ageDays: 7, isOutdated: false } });
    expect(scanAt(8)).toMatchObject({ system: { ageDays: 8, isOutdated: true } });
  });

  test("are none in an empty folder, and of no known age without a header", () => {
    expect(findSystemSignatures([folder])).toBeNull();
    writeFileSync(join(folder, "daily.cvd"), "garbage");
    expect(findSystemSignatures([folder])).toMatchObject({ builtAt: null });
  });

  test.each([
    [3, undefined],
    [7, undefined],
    [8, "LOW"],
    [30, "LOW"],
    [31, "MEDIUM"],
  ])("of %i days are the finding %s about the machine", (ageDays, severity) => {
    database("daily.cvd", 27_000, ageDays);
    const event = signatureAgeEvent(findSystemSignatures([folder])!, "host-a", now);
    expect(event.asset).toEqual({ kind: "MACHINE", hostname: "host-a" });
    expect(event.data.ageDays).toBe(ageDays);
    expect(event.finding?.severity).toBe(severity);
  });
});
