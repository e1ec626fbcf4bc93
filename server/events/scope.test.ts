import { describe, expect, it } from "vitest";
import { openPort } from "../../test/support/graphql.ts";
import type { ScanEvent } from "./event.ts";
import { assertInScope } from "./scope.ts";

const about = (...addresses: string[]) =>
  addresses.map((address, index) => openPort(index + 1, 22, address) as ScanEvent);
const scope = (targets: string[], scanner = "nmap") => ({ scanner, targets, identity: "m/agent" });

describe("what an attempt may speak of", () => {
  it.each([
    ["an address of a network", about("10.0.0.7", "10.0.0.255"), scope(["10.0.0.0/24"])],
    ["an address in another spelling", about("2001:db8:0:0::1"), scope(["2001:db8::/64"])],
    ["an IPv4 address inside of IPv6", about("::ffff:10.0.0.7"), scope(["10.0.0.1-10"])],
    ["its own machine", about("127.0.0.1", "::1", "fe80::1"), scope(["10.0.0.1"])],
    ["wherever a name leads", about("10.9.9.9"), scope(["10.0.0.1", "db.example"])],
    ["whoever passes an interface", about("10.9.9.9"), scope([], "suricata")],
  ])("is %s", (_what, events, of) => {
    expect(() => assertInScope(events, of)).not.toThrow();
  });

  it.each([
    ["a neighbour", about("10.0.0.7", "10.0.1.0"), scope(["10.0.0.0/24"]), "10.0.1.0"],
    ["what lies between targets", about("10.0.0.2"), scope(["10.0.0.1", "10.0.0.3"]), "10.0.0.2"],
    ["an address of the other family", about("::7"), scope(["0.0.0.0/0"]), "::7"],
    ["any host, for a scan of files", about("10.0.0.7"), scope(["/srv"], "clamav"), "10.0.0.7"],
    ["any host, for a scan of the machine", about("10.0.0.7"), scope([], "lynis"), "10.0.0.7"],
    [
      "any host, for a scanner that the head does not know",
      about("10.0.0.7"),
      scope([], "toString"),
      "10.0.0.7",
    ],
  ])("is not %s", (_what, events, of, named) => {
    expect(() => assertInScope(events, of)).toThrow(
      `The chunk speaks of ${named}, which is none of the targets`,
    );
  });
});
