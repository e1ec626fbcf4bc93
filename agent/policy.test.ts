import { describe, expect, test } from "vitest";
import { parseRange } from "./addresses.ts";
import { checkInterfaces, checkPaths, checkTargets, closedNow, policySchema } from "./policy.ts";
import { thisMachineOnly } from "./policy-file.ts";

const policy = policySchema.parse({
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
});
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

  describe("with a network that holds the IPv4 addresses which are written as IPv6", () => {
    const verdictOf = (networks: { allow: string[]; deny?: string[] }, text: string) => {
      const { allow, deny = [] } = networks;
      const own = policySchema.parse({ allow: { networks: allow }, deny: { networks: deny } });
      const verdict = checkTargets(own, [target(text)]);
      return verdict.allowed ? "allowed" : verdict.rule;
    };

    test.each([
      ["2001:db8::1", "allowed"],
      ["::1-::9", "allowed"],
      ["2000::/3", "allowed"],
      ["10.0.0.1", "not inside any allowed network"],
      ["::ffff:10.0.0.1", "not inside any allowed network"],
      ["::ffff:0:0/96", "not inside any allowed network"],
      ["::/0", "not inside any allowed network"],
      ["::/80", "not inside any allowed network"],
    ])("allows IPv6 and no more: %s: %s", (text, expected) => {
      expect(verdictOf({ allow: ["::/0"] }, text)).toBe(expected);
    });

    test.each([
      ["2001:db8::1", "deny ::/0"],
      ["::/0", "deny ::/0"],
      ["10.0.0.1", "allowed"],
      ["::ffff:10.0.0.1", "allowed"],
    ])("denies IPv6 and no more: %s: %s", (text, expected) => {
      expect(verdictOf({ allow: ["0.0.0.0/0", "::/0"], deny: ["::/0"] }, text)).toBe(expected);
    });

    test("scans all of it only where all of IPv4 may be scanned too", () => {
      const allow = ["0.0.0.0/0", "::/0"];
      expect(verdictOf({ allow }, "::/0")).toBe("allowed");
      expect(verdictOf({ allow, deny: ["10.0.0.5"] }, "::/64")).toBe("deny 10.0.0.5");
      expect(verdictOf({ allow, deny: ["::ffff:10.0.0.5"] }, "::/0")).toBe("deny ::ffff:10.0.0.5");
    });

    test("is refused where it holds some of them and others", () => {
      const broken = policySchema.safeParse({ allow: { networks: ["::1-::ffff:10.0.0.1"] } });
      expect(broken.error?.issues[0]?.message).toContain("holds IPv4 addresses and others");
    });
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

  test.each([
    ["db.example.org", "allowed"],
    ["DB.Example.ORG.", "allowed"],
    ["web.lab.example.org", "allowed"],
    ["a.b.lab.example.org", "allowed"],
    ["lab.example.org", "not one of the allowed names"],
    ["evil-lab.example.org", "not one of the allowed names"],
    ["db.example.org.evil.test", "not one of the allowed names"],
    ["x.secret.lab.example.org", "deny *.secret.lab.example.org"],
    ["old.lab.example.org", "deny Old.lab.example.org."],
  ])("the name %s: %s", (text, expected) => {
    const named = policySchema.parse({
      ...policy,
      allow: { ...policy.allow, names: ["DB.example.org", "*.lab.example.org"] },
      deny: { ...policy.deny, names: ["*.secret.lab.example.org", "Old.lab.example.org."] },
    });
    const hostname = text.replace(/\.$/, "").toLowerCase();
    const verdict = checkTargets(named, [{ text, hostname, ranges: [parseRange("10.0.0.1")!] }]);
    expect(verdict.allowed ? "allowed" : verdict.rule).toBe(expected);
    // A name is no permission: where it leads must be allowed as well.
    const elsewhere = checkTargets(named, [{ text, hostname, ranges: [parseRange("203.0.113.1")!] }]);
    expect(elsewhere.allowed).toBe(false);
  });

  test("allows this machine only by default", () => {
    const own = thisMachineOnly();
    expect(checkTargets(own, [target("127.0.0.0/8"), target("::1")]).allowed).toBe(true);
    expect(checkTargets(own, [target("192.0.2.1")]).allowed).toBe(false);
    expect(checkTargets(own, [target("0.0.0.0/0")]).allowed).toBe(false);
  });
});

describe("closedNow", () => {
  const nightly = policySchema.parse({
    allow: {},
    hours: {
      timeZone: "Europe/Berlin",
      open: [
        { days: ["MON", "TUE"], from: "20:00", to: "06:00" },
        { days: ["SAT"], from: "00:00", to: "00:00" },
      ],
    },
  });

  test.each([
    ["2026-11-23T19:00:00Z", true], // Monday, 20:00 in Berlin
    ["2026-11-23T18:59:00Z", false],
    ["2026-11-25T04:59:00Z", true], // Wednesday, 05:59
    ["2026-11-25T05:00:00Z", false],
    ["2026-11-28T12:00:00Z", true], // Saturday
    ["2026-11-29T12:00:00Z", false],
  ])("at %s work may run: %s", (time, isOpen) => {
    expect(closedNow(nightly, new Date(time))).toBe(
      isOpen
        ? null
        : "the agent's policy allows work only MON, TUE 20:00–06:00 Europe/Berlin and SAT 00:00–00:00 Europe/Berlin",
    );
  });

  test("a policy without hours is never closed", () => {
    expect(closedNow(policy, new Date())).toBeNull();
  });
});
