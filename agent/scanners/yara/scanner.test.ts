import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWith } from "../../../test/support/tools.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner, type MachineSettings, type RuleSet } from "../../scanner.ts";
import { detectYara } from "./detect.ts";
import { yara } from "./scanner.ts";

const MARKER = "this file holds a MALWARE_MARKER in its middle";
const ruleSet = (name: string, content: string): RuleSet => ({
  name,
  version: 1,
  sha256: "0".repeat(64),
  content,
});
const DEMO = ruleSet(
  "demo",
  `rule Marked { meta: severity = "critical" strings: $a = "MALWARE_MARKER" condition: $a }
   rule Never { strings: $a = "this is in no file" condition: $a }`,
);
const AGAIN = ruleSet("again", 'rule Marked { strings: $a = "MARKER" condition: $a }');

/** For tests in which rules that never end run into their limits. */
const MINUTE = 60_000;

let tree: string;

async function scan(
  paths: string[],
  config: object = {},
  ruleSets: RuleSet[] = [DEMO],
  machine: MachineSettings = {},
) {
  const scanner = defineScanner(yara);
  const processes = await scanner.plan({
    config: { ruleSets: ruleSets.map(({ name }) => name), ...config },
    targets: [],
    exclusions: [],
    hostnames: new Map(),
    paths,
    ruleSets,
    capability: await detectYara(),
    machine,
  });
  const events: ParsedEvent[] = [];
  const ends = [];
  const explained = [];
  for (const { command, parser, files, explain } of processes) {
    const result = await exec({
      ...command,
      files,
      timeoutMs: 60_000,
      onStdout: (chunk) => void events.push(...parser.write(chunk)),
    });
    const end = parser.end(result);
    events.push(...end.events);
    ends.push(end);
    const run = explain?.();
    if (run) explained.push(await run(({ command, ...limits }) => exec({ ...command, ...limits })));
  }
  const coverage = scanner.mergeCoverage([...ends.map((end) => end.coverage), ...explained]);
  return { events, verdicts: ends.map(({ verdict }) => verdict), coverage, matches: events.map(matchOf) };
}

const matchOf = ({ finding }: ParsedEvent) =>
  `${finding?.severity} ${finding?.identity.ruleSet}:${finding?.identity.rule} ${String(finding?.identity.path).replace(tree, "")}`;

describeWith(
  "yara",
  "stdbuf",
  "find",
)("a real yara", () => {
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), "yara-test-"));
    mkdirSync(join(tree, "docs/deep"), { recursive: true });
    writeFileSync(join(tree, "docs/marked.txt"), MARKER);
    writeFileSync(join(tree, "docs/deep/marked too.bin"), `${"\0".repeat(1_000)}${MARKER}`);
    writeFileSync(join(tree, "docs/clean.txt"), "nothing to see");
    writeFileSync(join(tree, "docs/empty"), "");
    writeFileSync(join(tree, "docs/large"), "x".repeat(10_000));
    symlinkSync("marked.txt", join(tree, "docs/link"));
    mkdirSync(join(tree, "names"));
    // What a real match would look like, in the name of a file that does match, and of one that does not.
    writeFileSync(join(tree, "names/x\ndefault:Marked [] [] clean"), MARKER);
    writeFileSync(join(tree, `names/y\ndemo:Marked [] [] ${"z".repeat(20)}`), "clean");
    mkdirSync(join(tree, "long"));
    for (const name of ["1", "2", "3"]) writeFileSync(join(tree, "long", name), "a".repeat(200_000));
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test("finds exactly the files that match, with the place of the match", async () => {
    const { matches, events, verdicts, coverage } = await scan([join(tree, "docs")]);
    expect(matches.sort()).toEqual([
      "CRITICAL demo:Marked /docs/deep/marked too.bin",
      "CRITICAL demo:Marked /docs/marked.txt",
    ]);
    expect(events.map(({ finding }) => finding?.evidence?.strings)).toContainEqual([
      { id: "$a", offset: 18, length: 14, text: "MALWARE_MARKER" },
    ]);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["complete", "complete"]);
    expect(coverage).toMatchObject({
      roots: [{ filesCounted: 5, filesExamined: 5, linksNotFollowed: 1, matches: 2 }],
      ruleSets: [{ name: "demo", rules: 2 }],
      missing: [],
    });
  });

  test("names files above the size limit, but reads one that is a target itself", async () => {
    const folder = await scan([join(tree, "docs")], { maxFileBytes: 5_000 });
    expect(folder.coverage).toMatchObject({
      roots: [{ filesTooLarge: 1 }],
      missing: [{ what: join(tree, "docs/large"), why: "larger than maxFileBytes" }],
    });
    const file = await scan([join(tree, "docs/large")], { maxFileBytes: 5_000 });
    expect(file.coverage).toMatchObject({ roots: [{ filesExamined: 1 }], missing: [] });
    expect(file.verdicts.at(-1)?.outcome).toBe("complete");
  });

  test("names the files of a mounted host as the host does", async () => {
    const { events, coverage, verdicts } = await scan(["/docs"], { maxFileBytes: 5_000 }, [DEMO], {
      hostRoot: tree,
    });
    expect(events.map(({ finding }) => String(finding?.identity.path)).sort()).toEqual([
      "/docs/deep/marked too.bin",
      "/docs/marked.txt",
    ]);
    expect(events.map(({ asset }) => asset)).toContainEqual({ kind: "FILE_TREE", root: "/docs" });
    expect(coverage).toMatchObject({
      roots: [{ root: "/docs", filesExamined: 4 }],
      missing: [{ what: "/docs/large", why: "larger than maxFileBytes" }],
    });
    expect(verdicts.at(-1)?.outcome).toBe("complete");
    expect(JSON.stringify([events, coverage])).not.toContain(tree);
  });

  test("uses the owner's own rules beside those of the scan, and tells their hash", async () => {
    const own = mkdtempSync(join(tmpdir(), "yara-own-"));
    const content = 'rule Own { strings: $a = "nothing to see" condition: $a }\n';
    const file = join(own, "own.yar");
    writeFileSync(file, content);
    const machine = { signaturePaths: [own] };
    const { matches, coverage } = await scan([join(tree, "docs")], {}, [DEMO], machine);
    expect(matches).toContain(`MEDIUM ${file}:Own /docs/clean.txt`);
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(coverage.ruleSets).toMatchObject([{ name: "demo" }, { name: file, version: 0, sha256 }]);
    utimesSync(file, 0, Date.UTC(2020, 1, 1) / 1_000);
    expect(await detectYara(machine)).toMatchObject({
      problem: null,
      signatureCount: 1,
      signaturesAt: "2020-02-01T00:00:00.000Z",
    });
    const alone = await scan([join(tree, "docs")], {}, [], machine);
    expect(alone.matches).toEqual([`MEDIUM ${file}:Own /docs/clean.txt`]);
    await expect(scan([tree], {}, [])).rejects.toThrow("the agent's policy has no rules of its own");
    writeFileSync(file, "this is no rule");
    await expect(scan([join(tree, "docs")], {}, [DEMO], machine)).rejects.toThrow(file);
    expect((await detectYara(machine)).problem).toBe(
      `The owner's rules ${file} cannot be used: there is no rule in it.`,
    );
    rmSync(file);
    await expect(scan([join(tree, "docs")], {}, [DEMO], machine)).rejects.toThrow("nothing can be used");
    rmSync(own, { recursive: true });
  });

  test("leaves out folders below when asked to, and scans several targets", async () => {
    const { matches, verdicts } = await scan([join(tree, "docs"), join(tree, "docs/deep")], {
      recursive: false,
    });
    expect(matches.sort()).toEqual([
      "CRITICAL demo:Marked /docs/deep/marked too.bin",
      "CRITICAL demo:Marked /docs/marked.txt",
    ]);
    expect(verdicts.every(({ outcome }) => outcome === "complete")).toBe(true);
  });

  test("tells rules of one name in two sets apart", async () => {
    const { matches } = await scan([join(tree, "docs/marked.txt")], {}, [DEMO, AGAIN]);
    expect(matches).toEqual([
      "CRITICAL demo:Marked /docs/marked.txt",
      "MEDIUM again:Marked /docs/marked.txt",
    ]);
  });

  test("is not deceived by file names that look like matches", async () => {
    const { matches, verdicts } = await scan([join(tree, "names")]);
    expect(matches).toEqual(["CRITICAL demo:Marked /names/x\\ndefault:Marked [] [] clean"]);
    expect(verdicts.at(-1)?.outcome).toBe("complete");
  });

  test(
    "says that it reached its time limit, with what was not read",
    async () => {
      const slow = ruleSet("slow", "rule Slow { strings: $a = /a.*a.*a.*b/ condition: $a }");
      const { verdicts, coverage } = await scan([join(tree, "long")], { timeoutSeconds: 1 }, [slow]);
      expect(verdicts.at(-1)).toMatchObject({ outcome: "partial", code: "TIMEOUT" });
      expect(coverage).toMatchObject({ roots: [{ filesCounted: 3 }], rulesNotTimed: expect.any(Number) });
      expect(coverage.slowRules).toContainEqual({ rule: "Slow", why: 'string "$a" may slow down scanning' });
      expect(coverage.missing).not.toEqual([]);
    },
    MINUTE,
  );

  test(
    "names the rules that took too long, each tried alone where yara stopped",
    async () => {
      const loop = `for all i in (0..filesize) : ( for all j in (0..filesize) : ( uint8(i) == uint8(j) ) )`;
      const quick = (name: string) => `rule ${name} { strings: $a = "${name}" condition: $a }`;
      const mixed = ruleSet(
        "mixed",
        [
          'import "math"',
          ...["A", "B", "C"].map(quick),
          "private rule Large { condition: filesize > 1000 }",
          `rule Loop : tag { meta: note = "a { brace" condition: Large and ${loop} }`,
          ...["D", "E"].map(quick),
          `rule Other { condition: math.entropy(0, filesize) >= 0 and ${loop} }`,
        ].join("\n"),
      );
      const file = join(tree, "long/1");
      const { coverage } = await scan([file], { timeoutSeconds: 1 }, [mixed, DEMO]);
      const why = `alone took over 2 seconds for ${file}`;
      const slow = coverage.slowRules as { rule: string; why: string }[];
      // On a machine that is very busy others may take as long.
      expect(slow.filter((rule) => rule.why === why).map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(["Loop", "Other"]),
      );
    },
    MINUTE,
  );

  test("fails for rules that it refuses, and for a path that is not there", async () => {
    const broken = ruleSet("broken", "rule broken { condition: nothing }");
    expect((await scan([tree], {}, [broken])).verdicts.at(-1)).toMatchObject({
      outcome: "failed",
      code: "RULES_INVALID",
      message: expect.stringContaining('undefined identifier "nothing"'),
    });
    expect((await scan([join(tree, "absent")])).verdicts[0]?.outcome).not.toBe("complete");
  });

  test.skipIf(process.getuid?.() !== 0)("as a user names the folders it may not open", async () => {
    const scanned = join(tree, "closed");
    mkdirSync(join(scanned, "inner"), { recursive: true });
    writeFileSync(join(scanned, "open.txt"), MARKER);
    writeFileSync(join(scanned, "inner/hidden.txt"), MARKER);
    execFileSync("chmod", ["755", tree, scanned]);
    execFileSync("chmod", ["700", join(scanned, "inner")]);
    const processes = await defineScanner(yara).plan({
      config: { ruleSets: ["demo"] },
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths: [scanned],
      ruleSets: [DEMO],
      capability: await detectYara(),
    });
    const [inventory, scanning] = processes;
    const asUser = ["--reuid=65534", "--regid=65534", "--clear-groups", "find"];
    const output = execFileSync("setpriv", [...asUser, ...(inventory?.command.args ?? [])], { cwd: "/" });
    inventory?.parser.write(output);
    const counted = inventory?.parser.end({ exitCode: 0, signal: null, stderrTail: "" });
    expect(counted?.verdict.outcome).toBe("complete");
    expect(scanning?.parser.end({ exitCode: 0, signal: null, stderrTail: "" })).toMatchObject({
      verdict: { outcome: "partial" },
      coverage: {
        missing: expect.arrayContaining([{ what: join(scanned, "inner"), why: "folder may not be opened" }]),
      },
    });
  });

  test("is measured with its version", async () => {
    expect(await detectYara()).toEqual({
      name: "yara",
      version: expect.stringMatching(/^\d+\.\d+/),
      privileged: process.geteuid?.() === 0,
      problem: null,
    });
  });
});

describe("planning", () => {
  const plan = (input: object) =>
    defineScanner(yara).plan({
      config: { ruleSets: ["demo"] },
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths: ["/srv"],
      ruleSets: [DEMO],
      capability: { name: "yara", version: "4.2.3", privileged: true, problem: null },
      ...input,
    });

  test("needs the rule sets of the config, and a path", async () => {
    await expect(plan({ ruleSets: [] })).rejects.toThrow("The rule set demo did not arrive.");
    await expect(plan({ paths: [] })).rejects.toThrow("at least one path");
    await expect(plan({ config: {} })).rejects.toThrow("yara needs at least one rule set.");
  });

  test("takes names for the matches that nothing can know beforehand", async () => {
    const namespaces = (await Promise.all([plan({}), plan({})])).map((processes) =>
      processes[1]?.command.args.at(-3),
    );
    expect(new Set(namespaces).size).toBe(2);
    expect(namespaces[0]).toMatch(/^n[0-9a-f]{16}_0:rules-0\.yar$/);
  });
});

test("detecting yara says that it is not installed", async () => {
  expect(await detectYara({}, "no-such-yara")).toEqual({
    name: "yara",
    version: "",
    privileged: false,
    problem: "no-such-yara is not installed.",
  });
});
