import { describe, expect, it } from "vitest";
import { assetKeyOf, fingerprintOf } from "./fingerprint.ts";

describe("identity of an asset", () => {
  it.each([
    [{ kind: "HOST", address: "192.0.2.1" }, "host:192.0.2.1"],
    [{ kind: "HOST", address: "2001:DB8:0::1" }, "host:2001:db8::1"],
    [{ kind: "HOST", address: "::ffff:192.0.2.1" }, "host:192.0.2.1"],
    [{ kind: "HOST", address: "127.0.0.1" }, "host:node-a:127.0.0.1"],
    [{ kind: "HOST", address: "fe80::1" }, "host:node-a:fe80::1"],
    [{ kind: "MACHINE", hostname: "db-1" }, "machine:node-a"],
    [{ kind: "FILE_TREE", root: "/srv" }, "files:node-a:/srv"],
    [{ kind: "INTERFACE", name: "eth0" }, "interface:node-a:eth0"],
  ] as const)("%j is %s", (asset, key) => {
    expect(assetKeyOf(asset, "node-a")).toBe(key);
  });
});

describe("identity of a finding", () => {
  const identity = { protocol: "tcp", port: 22 };
  const base = fingerprintOf("nmap", "host:192.0.2.1", { category: "open-port", identity }).toString("hex");

  it("does not depend on the order of its fields", () => {
    const turned = { port: 22, protocol: "tcp" };
    expect(
      fingerprintOf("nmap", "host:192.0.2.1", { category: "open-port", identity: turned }).toString("hex"),
    ).toBe(base);
  });

  it.each([
    ["lynis", "host:192.0.2.1", "open-port", identity],
    ["nmap", "host:192.0.2.2", "open-port", identity],
    ["nmap", "host:192.0.2.1", "script-vulnerability", identity],
    ["nmap", "host:192.0.2.1", "open-port", { ...identity, port: 23 }],
    ["nmap", "host:192.0.2.1", "open-port", { ...identity, port: "22" }],
  ])("differs for %s, %s, %s, %j", (scanner, asset, category, changed) => {
    expect(fingerprintOf(scanner, asset, { category, identity: changed }).toString("hex")).not.toBe(base);
  });
});
