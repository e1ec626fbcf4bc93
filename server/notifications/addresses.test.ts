import { describe, expect, it } from "vitest";
import { isAllowedAddress, parseNetworks } from "./addresses.ts";

describe("addresses to which notifications may go", () => {
  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("are public, as %s", (address) => {
    expect(isAllowedAddress(address, [])).toBe(true);
  });

  it.each([
    ["this machine", "127.0.0.1"],
    ["this machine", "127.9.9.9"],
    ["this machine", "::1"],
    ["no address", "0.0.0.0"],
    ["no address", "::"],
    ["a private network", "10.1.2.3"],
    ["a private network", "172.16.0.1"],
    ["a private network", "192.168.1.1"],
    ["a unique local address", "fd00:ec2::254"],
    ["a link", "fe80::1"],
    ["metadata", "169.254.169.254"],
    ["metadata", "100.100.100.200"],
    ["metadata", "168.63.129.16"],
    ["metadata", "192.0.0.192"],
    ["IPv4 in IPv6", "::ffff:10.0.0.1"],
    ["IPv4 in IPv6", "::ffff:7f00:1"],
    ["IPv4 by translation", "64:ff9b::a00:1"],
    ["IPv4 by a tunnel", "2002:7f00:1::"],
    ["IPv4 by a tunnel", "2001:0:7f00::1"],
    ["IPv4 by a network's own translation", "64:ff9b:1::a00:1"],
    ["IPv4 as it was once written in IPv6", "::127.0.0.1"],
    ["IPv4 as it was once written in IPv6", "::a00:1"],
    ["a site", "fec0::1"],
    ["nobody yet", "4000::1"],
    ["many", "224.0.0.1"],
    ["many", "ff02::1"],
    ["everybody", "255.255.255.255"],
    ["a name", "localhost"],
  ])("are not those of %s: %s", (_what, address) => {
    expect(isAllowedAddress(address, [])).toBe(false);
  });

  it("are those that the operator allows besides", () => {
    const allowed = parseNetworks("10.0.0.0/8, fd00::/8,127.0.0.1");
    expect(
      ["10.1.2.3", "::ffff:10.1.2.3", "fd00::1", "127.0.0.1"].map((each) => isAllowedAddress(each, allowed)),
    ).toEqual([true, true, true, true]);
    expect(
      ["11.0.0.1", "127.0.0.2", "192.168.0.1", "fe80::1"].map((each) => isAllowedAddress(each, allowed)),
    ).toEqual([true, false, false, false]);
  });

  it("are allowed by networks only", () => {
    expect(() => parseNetworks("10.0.0.0/8, intranet")).toThrow(
      '"intranet" is no network such as 10.0.0.0/8',
    );
  });
});
