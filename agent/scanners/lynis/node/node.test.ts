import { describe, expect, test } from "vitest";
import { moduleOf, runOnNode } from "../../../../test/support/node-container.ts";
import { requireTool } from "../../../../test/support/tools.ts";
import { findUser } from "../../../scanner-user.ts";
import { readInstallation } from "./installation.ts";
import { leaveOut, withoutNetwork } from "./left-out.ts";
import { problemOfMounts } from "./mounts.ts";

const MINUTE = 60_000;
const canBeRoot = process.geteuid?.() === 0;
const nobody = findUser("nobody");

describe.skipIf(!canBeRoot || nobody === null || !requireTool("lynis"))("a node, from a container", () => {
  test("gives its programs no right but to read, and no way out", { timeout: MINUTE }, async () => {
    const script = [
      "id -u; id -G; grep -E '^(CapPrm|CapEff|CapAmb|NoNew)' /proc/self/status | cut -f2",
      "head -c 5 /etc/shadow; echo",
      "touch /etc/written /var/tmp/written 2>/dev/null || echo read-only",
      "chroot / true 2>/dev/null || echo no chroot",
      "unshare --mount true 2>/dev/null || echo no mount",
      "ls /run; ls -d ../../../../.. | wc -l; ls /proc/1/root/ >/dev/null 2>&1 || echo not out of it by a process",
      "kill -0 1 2>/dev/null || echo no signal",
    ].join("\n");
    const program = `
      import { exec } from ${moduleOf("exec.ts")};
      const root = { folder: process.env.AUDIT, path: ["/usr/sbin", "/usr/bin", "/bin"] };
      const as = { user: ${JSON.stringify(nobody)}, rights: ["read-all-files"], root };
      const onStdout = (chunk) => void process.stdout.write(chunk);
      const { exitCode } = await exec({ file: "/bin/sh", args: ["-c", ${JSON.stringify(script)}], as, timeoutMs: 20_000, onStdout });`;
    const output = await runOnNode(program);
    const readAll = "0000000000000004";
    expect(output.split("\n")).toEqual([
      String(nobody!.uid),
      String(nobody!.gid),
      readAll,
      readAll,
      readAll,
      "1",
      "root:",
      "read-only",
      "no chroot",
      "no mount",
      "1",
      "not out of it by a process",
      "no signal",
    ]);
  });
});

describe("what an audit from a container leaves out", () => {
  const known = new Map([
    ["NETW-3012", "networking"],
    ["FIRE-4512", "firewalls"],
    ["AUTH-9228", "authentication"],
    ["KRNL-6000", "kernel_hardening"],
    ["BOOT-5177", "boot_services"],
  ]);

  test("does not run, whatever was asked for, and is named where it was asked for", () => {
    const skipped = ["BOOT-5177", "FIRE-4512", "NETW-3012"];
    expect(leaveOut(known, { tests: ["AUTH-9228"], groups: [] })).toEqual({ skipped, unsure: [], gaps: [] });
    expect(leaveOut(known, { tests: [], groups: ["firewalls"] })).toMatchObject({
      skipped,
      gaps: [{ what: "tests of the network, the firewall and names (1)" }],
    });
    expect(leaveOut(known, { tests: [], groups: [] })).toMatchObject({
      unsure: ["KRNL-6000"],
      gaps: [{ what: expect.stringContaining("(2)") }, { what: expect.stringContaining("services") }, {}],
    });
  });

  test.skipIf(!requireTool("lynis"))("is known to the lynis that is installed here", () => {
    const { tests, profile } = readInstallation()!;
    expect(tests.size).toBeGreaterThan(400);
    const { skipped, unsure } = leaveOut(tests, { tests: [], groups: [] });
    for (const test of ["NETW-3012", "FIRE-4512", "BOOT-5177", "TIME-3104", "FILE-6310", "LOGG-2190"])
      expect(skipped).toContain(test);
    expect(unsure).toEqual(["KRNL-6000", "TOOL-5002"]);
    expect(profile).toMatch(/^config-data=sysctl;net\./m);
    expect(withoutNetwork(profile)).not.toMatch(/^config-data=sysctl;net\./m);
    expect(withoutNetwork(profile)).toContain("sysctl;kernel.kptr_restrict");
  });
});

describe("the mount of the machine's file system", () => {
  const line = (place: string, options: string, type = "ext4") =>
    `36 35 98:0 / ${place} ${options} master:1 - ${type} /dev/sda1 rw`;
  const own = [line("/audit/tmp", "rw,nosuid", "tmpfs"), line("/audit/run", "rw", "tmpfs")];
  const good = [line("/", "ro"), line("/audit", "ro"), line("/audit/run", "ro", "tmpfs"), ...own];

  test.each([
    ["is as it should be", good, null],
    ["is missing", [line("/", "ro"), ...own], "/audit is no mount"],
    ["may be written", [line("/audit", "rw"), ...own], "/audit may be written"],
    ["may be written below", [...good, line("/audit/var/li\\040b", "rw")], "/audit/var/li b may be written"],
    ["has the machine's own /run", [line("/audit", "ro"), own[0]!], "/audit/run is not covered"],
    ["has its /tmp on disk", [...good, line("/audit/tmp", "rw")], "/audit/tmp is not covered"],
    ["has a neighbour of a similar name", [...good, line("/audit2", "rw")], null],
  ])("%s", (_what, lines, problem) => {
    const told = problemOfMounts("/audit", `${lines.join("\n")}\n`);
    if (problem === null) expect(told).toBe(null);
    else expect(told).toContain(problem);
  });
});
