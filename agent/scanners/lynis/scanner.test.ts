import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { moduleOf, runOnNode } from "../../../test/support/node-container.ts";
import { describeWith, requireTool } from "../../../test/support/tools.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner } from "../../scanner.ts";
import { findUser } from "../../scanner-user.ts";
import { detectLynis } from "./detect.ts";
import { isAuditRunning, removeLeftovers } from "./leftovers.ts";
import { lynis } from "./scanner.ts";

const MINUTE = 60_000;
const nobody = findUser("nobody");
const leftovers = () => [
  ...readdirSync("/tmp").filter((name) => name.startsWith("lynis.")),
  ...["/var/run/lynis.pid"].filter(existsSync),
];

/** Other programs may run lynis meanwhile: what they leave for a moment is not what stays. */
async function expectNothingNew(before: string[]) {
  await expect
    .poll(() => leftovers().filter((name) => !before.includes(name)), { timeout: 10_000 })
    .toEqual([]);
}

/** The node of somebody who means harm: what an audit must not run leaves a trace in its own /run. */
const HOSTILE_NODE = `
  evil="$AUDIT/mnt" && mount -t tmpfs tmpfs "$evil" && trace='#!/bin/sh\\necho x >> /run/trace\\n'
  for name in awk sed grep; do printf "$trace" > "$evil/$name" && chmod 755 "$evil/$name"; done
  chown 4711 "$evil/awk" && chmod 755 "$evil" && mount --bind "$evil" "$AUDIT/usr/local/bin"
  mkdir -p "$evil/include" && for name in consts functions; do printf "$trace" > "$evil/include/$name"; done
  printf 'skip-test=AUTH-9228\\n' > "$evil/custom.prf"
  mount --bind "$evil" "$AUDIT/usr/share/lynis" && mount --bind "$evil" "$AUDIT/etc/lynis"`;

async function plan(config: unknown) {
  const capability = { name: "lynis", version: "3", privileged: process.geteuid?.() === 0, problem: null };
  const [planned] = await defineScanner(lynis).plan({
    config,
    targets: [],
    exclusions: [],
    hostnames: new Map(),
    paths: [],
    ruleSets: [],
    capability,
  });
  return planned!;
}

async function audit(config: unknown, options: { stopAfterMs?: number; stopGraceMs?: number } = {}) {
  const { command, files, outputFile, parser } = await plan(config);
  const events: ParsedEvent[] = [];
  const stop = new AbortController();
  const running = exec({
    ...command,
    files,
    outputFile,
    timeoutMs: 3 * MINUTE,
    stopGraceMs: options.stopGraceMs,
    signal: stop.signal,
    onStdout: (chunk) => void events.push(...parser.write(chunk)),
  });
  if (options.stopAfterMs !== undefined) void sleep(options.stopAfterMs).then(() => stop.abort());
  const end = parser.end(await running);
  return { ...end, events: [...events, ...end.events] };
}

describeWith("lynis")("a real lynis", () => {
  test("audits this machine by the tests it was asked for, and leaves nothing behind", {
    timeout: 3 * MINUTE,
  }, async () => {
    const before = leftovers();
    const { verdict, coverage, events } = await audit({ tests: ["KRNL-5820", "AUTH-9286"] });
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(coverage).toMatchObject({
      mode: process.geteuid?.() === 0 ? "privileged" : "unprivileged",
      testsDone: 2,
      testsExecuted: ["AUTH-9286", "KRNL-5820"],
    });
    expect(events.at(-1)).toMatchObject({ type: "audit", asset: { kind: "MACHINE", hostname: hostname() } });
    await expectNothingNew(before);
  });

  test("is refused while another audit runs, and cleans up after one that was killed", {
    timeout: 3 * MINUTE,
  }, async () => {
    const before = leftovers();
    const first = audit({ tests: ["KRNL-5820"] }, { stopAfterMs: 3_000, stopGraceMs: 0 });
    while (!isAuditRunning()) await sleep(20);
    await expect(plan({})).rejects.toThrow("Another lynis is auditing");
    expect((await first).verdict.outcome).toBe("failed");
    await expectNothingNew(before);
  });

  test.skipIf(process.geteuid?.() !== 0 || nobody === null)(
    "audits a node from a container by its own files and the node's own programs, and coverage says what was left out",
    {
      timeout: 3 * MINUTE,
    },
    async () => {
      const program = `
      import { existsSync, readdirSync, writeFileSync } from "node:fs";
      import { PolicyFile } from ${moduleOf("policy-file.ts")};
      import { runAssignment } from ${moduleOf("runner.ts")};
      import { scanners } from ${moduleOf("scanners.ts")};
      const folder = process.env.AUDIT;
      const machine = { hostRoot: folder, auditRoot: folder };
      writeFileSync(folder + "/tmp/lynis.0123456789", "of an audit that was killed");
      const capability = await scanners.find(({ name }) => name === "lynis").detect(machine);
      const config = { tests: ["AUTH-9228", "AUTH-9208", "NETW-3012", "KRNL-6000", "AUTH-9216"] };
      const lease = { id: "1", attempt: 1, scanner: "lynis", config, targets: [], exclusions: [], ruleSetIds: [], maxRunSeconds: 120 };
      const reports = [];
      const end = await runAssignment(lease, { signal: new AbortController().signal, onProgress() {} }, {
        scanners,
        machine,
        outbox: { put: async (_key, report) => void reports.push(report), settled: async () => {} },
        policy: new PolicyFile(undefined, scanners),
        slots: () => 1,
        stateDirectory: folder + "/tmp",
        scannerUser: ${JSON.stringify(nobody)},
        log: { info() {} },
      });
      const { coverage } = reports.at(-1).input;
      const left = readdirSync(folder + "/tmp");
      console.log(JSON.stringify({ capability, end, coverage, left, traced: existsSync(folder + "/run/trace") }));`;
      const told = JSON.parse(await runOnNode(program, HOSTILE_NODE));
      expect(told).toMatchObject({
        capability: { problem: null, privileged: false },
        end: { ok: true, code: "COMPLETE" },
        coverage: {
          from: "a container",
          testsExecuted: ["AUTH-9208", "AUTH-9228", "KRNL-6000"],
          testsSkipped: expect.arrayContaining(["NETW-3012", "AUTH-9216"]),
          examined: { privileged: false, tests: ["AUTH-9208", "AUTH-9228"], isWhole: false },
        },
        left: [],
        traced: false,
      });
      expect(told.coverage.missing.map(({ what }: { what: string }) => what)).toEqual([
        "tests that need root",
        "tests of the network, the firewall and names (1)",
        "kernel settings of the network (KRNL-6000)",
        "programs in /usr/local/bin",
      ]);
    },
  );

  test("is measured with its version", { timeout: MINUTE }, async () => {
    expect(await detectLynis()).toEqual({
      name: "lynis",
      version: expect.stringMatching(/^\d+\.\d+/),
      privileged: process.geteuid?.() === 0,
      problem: null,
      signaturesAt: expect.stringMatching(/^20\d\d-/),
    });
  });
});

describe("what a killed audit left behind", () => {
  let folder: string;
  let places: { lockFile: string; temporaryFolder: string; processFolder: string };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "leftovers-test-"));
    places = {
      lockFile: join(folder, "lynis.pid"),
      temporaryFolder: join(folder, "tmp"),
      processFolder: join(folder, "proc"),
    };
    mkdirSync(places.temporaryFolder);
    mkdirSync(join(places.processFolder, "4711"), { recursive: true });
    writeFileSync(places.lockFile, "4711\n");
    writeFileSync(join(places.temporaryFolder, "lynis.6WfFLWhjFu"), "");
    writeFileSync(join(places.temporaryFolder, "lynis.notes"), "");
    symlinkSync("/etc/passwd", join(places.temporaryFolder, "lynis.abcdefghij"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const process4711 = (...words: string[]) =>
    writeFileSync(join(places.processFolder, "4711", "cmdline"), words.join("\0"));

  test("is removed, and nothing else", () => {
    process4711("/usr/bin/vim", "lynis");
    removeLeftovers(places);
    expect(existsSync(places.lockFile)).toBe(false);
    expect(readdirSync(places.temporaryFolder).sort()).toEqual(["lynis.abcdefghij", "lynis.notes"]);
  });

  test("is left alone while an audit runs", () => {
    process4711("/bin/sh", "/usr/sbin/lynis", "audit", "system");
    expect(isAuditRunning(places)).toBe(true);
    removeLeftovers(places);
    expect(existsSync(places.lockFile)).toBe(true);
    expect(readdirSync(places.temporaryFolder)).toHaveLength(3);
  });
});

describe("detecting lynis", () => {
  test("does not take the container for the host whose files are mounted", async () => {
    expect(await detectLynis("no-such-lynis", { hostRoot: "/host" })).toMatchObject({
      problem: expect.any(String),
    });
    if (!requireTool("lynis")) return;
    expect(await detectLynis("lynis", { hostRoot: "/host" })).toMatchObject({
      privileged: false,
      problem: expect.stringContaining("AGENT_AUDIT_ROOT"),
      signaturesAt: expect.stringMatching(/^20\d\d-/),
    });
    const machine = { hostRoot: "/host", auditRoot: tmpdir() };
    expect(await detectLynis("lynis", machine)).toMatchObject({
      problem: expect.stringMatching(/takes the capabilities|is no mount/),
    });
  });

  test("says that it is not installed", async () => {
    expect(await detectLynis("no-such-lynis")).toEqual({
      name: "lynis",
      version: "",
      privileged: false,
      problem: "no-such-lynis is not installed.",
    });
  });
});
