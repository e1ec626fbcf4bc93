import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRange } from "./addresses.ts";
import {
  checkInterfaces,
  checkPaths,
  checkTargets,
  type Policy,
  readPolicy,
  thisMachineOnly,
} from "./policy.ts";

const policy: Policy = {
  allow: {
    networks: ["10.0.0.0/8", "192.0.2.10-192.0.2.20", "2001:db8::/32"],
    paths: ["/srv", "/home/"],
    interfaces: ["lo", "eth0"],
  },
  deny: {
    networks: ["10.9.0.0/16", "10.0.0.5", "2001:db8:dead::/48"],
    paths: ["/srv/keys", "/home/a/.ssh"],
    interfaces: ["eth0"],
  },
  signatures: { clamav: [], yara: [] },
};
const target = (text: string) => ({ text, ranges: [parseRange(text)!] });

describe("checkInterfaces", () => {
  test.each([
    ["lo", "allowed"],
    ["eth0", "deny interface eth0"],
    ["eth1", "not one of the allowed interfaces"],
    ["*", "not one of the allowed interfaces"],
  ])("%s: %s", (name, expected) => {
    const verdict = checkInterfaces(policy, [name]);
    expect(verdict.allowed ? "allowed" : verdict.rule).toBe(expected);
  });

  test("takes a star for every interface, allowed or denied", () => {
    const open = { ...policy, allow: { ...policy.allow, interfaces: ["*"] } };
    expect(checkInterfaces(open, ["eth1"])).toEqual({ allowed: true });
    expect(checkInterfaces(open, ["eth0"])).toMatchObject({ allowed: false });
    const closed = { ...policy, deny: { ...policy.deny, interfaces: ["*"] } };
    expect(checkInterfaces(closed, ["lo"])).toMatchObject({ allowed: false });
  });
});

describe("checkPaths", () => {
  test.each([
    ["/srv", "deny /srv/keys, which lies inside"],
    ["/srv/www", "allowed"],
    ["/srv/keys", "deny /srv/keys"],
    ["/srv/keys/a", "deny /srv/keys"],
    ["/srv/keys2", "allowed"],
    ["/srvx", "not inside any allowed path"],
    ["/home", "deny /home/a/.ssh, which lies inside"],
    ["/home/b", "allowed"],
    ["/", "not inside any allowed path"],
    ["/etc/passwd", "not inside any allowed path"],
  ])("%s: %s", (path, expected) => {
    const verdict = checkPaths(policy, [path]);
    expect(verdict.allowed ? "allowed" : verdict.rule).toBe(expected);
  });
});

describe("checkTargets", () => {
  test.each([
    ["10.0.0.1", "allowed"],
    ["10.1.0.0/16", "allowed"],
    ["192.0.2.10-192.0.2.20", "allowed"],
    ["2001:db8::1", "allowed"],
    ["::ffff:10.0.0.1", "allowed"],
    ["10.0.0.5", "deny 10.0.0.5"],
    ["::ffff:10.0.0.5", "deny 10.0.0.5"],
    ["10.0.0.0/24", "deny 10.0.0.5"],
    ["10.9.255.255", "deny 10.9.0.0/16"],
    ["10.0.0.0/8", "deny 10.9.0.0/16"],
    ["2001:db8:dead::1", "deny 2001:db8:dead::/48"],
    ["11.0.0.0", "not inside any allowed network"],
    ["192.0.2.9-192.0.2.11", "not inside any allowed network"],
    ["192.0.2.0/24", "not inside any allowed network"],
    ["2001:db9::1", "not inside any allowed network"],
    ["::1", "not inside any allowed network"],
  ])("%s: %s", (text, expected) => {
    const verdict = checkTargets(policy, [target("10.0.0.1"), target(text)]);
    expect(verdict.allowed ? "allowed" : verdict.rule).toBe(expected);
    if (!verdict.allowed) expect(verdict.refused).toBe(text);
  });

  test("checks every address a name stands for", () => {
    const name = {
      text: "db.example.test",
      hostname: "db.example.test",
      ranges: [parseRange("10.0.0.1")!, parseRange("10.0.0.5")!],
    };
    expect(checkTargets(policy, [name])).toEqual({
      allowed: false,
      refused: "db.example.test",
      rule: "deny 10.0.0.5",
    });
  });

  test("allows this machine only by default", () => {
    const own = thisMachineOnly();
    expect(checkTargets(own, [target("127.0.0.0/8"), target("::1")]).allowed).toBe(true);
    expect(checkTargets(own, [target("192.0.2.1")]).allowed).toBe(false);
    expect(checkTargets(own, [target("0.0.0.0/0")]).allowed).toBe(false);
  });
});

describe("readPolicy", () => {
  const directory = mkdtempSync(join(tmpdir(), "policy-"));
  const write = (text: string) => {
    const file = join(directory, `${Math.random()}.yaml`);
    writeFileSync(file, text);
    return file;
  };

  test("reads a file", () => {
    const file = write("allow:\n  networks: [10.0.0.0/8]\nscanners: [nmap]\n");
    expect(readPolicy(file)).toEqual({
      policy: {
        allow: { networks: ["10.0.0.0/8"], paths: [], interfaces: [] },
        deny: { networks: [], paths: [], interfaces: [] },
        scanners: ["nmap"],
        signatures: { clamav: [], yara: [] },
      },
    });
  });

  test.each([
    ["", "is not valid at its top level"],
    ["allow: {networks: [10.0.0.0/33]}", '"10.0.0.0/33" is not an address'],
    ["allow: {networks: [10.0.0.0/8]}\nalow: 1", "is not valid at its top level"],
    ["allow: {networks: all}", "is not valid at allow.networks"],
    ["allow: [", "cannot be read"],
  ])("takes nothing for granted in %j", (text, problem) => {
    expect(readPolicy(write(text))).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  test("does not fall back to the default when the file is missing", () => {
    expect(readPolicy(join(directory, "missing.yaml"))).toMatchObject({
      problem: expect.stringContaining("cannot be read"),
    });
  });
});
