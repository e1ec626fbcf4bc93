import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeRanges, normaliseTargets, subtractRanges } from "./ranges.ts";
import { type AddressRange, formatTarget, parseTarget, parseTargets, sizeOf } from "./targets.ts";

describe("reading a target", () => {
  it.each([
    ["10.0.0.5", "10.0.0.5"],
    [" 10.0.0.5/24 ", "10.0.0.0/24"],
    ["10.0.0.0/32", "10.0.0.0"],
    ["10.0.0.1-10.0.0.20", "10.0.0.1-10.0.0.20"],
    ["10.0.0.1-20", "10.0.0.1-10.0.0.20"],
    ["10.0.0.0-10.0.0.255", "10.0.0.0/24"],
    ["2001:DB8::1", "2001:db8::1"],
    ["2001:db8::/120", "2001:db8::/120"],
    ["Example.COM", "example.com"],
    ["my-host", "my-host"],
    ["localhost", "localhost"],
  ])("%s is %s", (text, canonical) => {
    expect(formatTarget(parseTarget(text))).toBe(canonical);
  });

  it.each([
    ["10.0.0.0/33", "the prefix of an IPv4 network is 0 to 32"],
    ["::/129", "the prefix of an IPv6 network is 0 to 128"],
    ["10.0.0.0/-1", "the prefix of an IPv4 network is 0 to 32"],
    ["10.0.0.0/8/8", "the part before the slash is no address"],
    ["localhost/30", "the part before the slash is no address"],
    ["-oN x", "it begins with a dash"],
    ["-iL=/etc/passwd", "it begins with a dash"],
    ["--script=x", "it begins with a dash"],
    ["a;b", "it holds a character that no address or name has"],
    ["$(id)", "it holds a character that no address or name has"],
    ["a b", "it holds a character that no address or name has"],
    ["10.0.0.*", "it holds a character that no address or name has"],
    ["10.0.0.1,5", "it holds a character that no address or name has"],
    ["a\nb", "it holds a character that no address or name has"],
    ["", "it is empty"],
    ["   ", "it is empty"],
    ["127.1", "it is no IPv4 or IPv6 address"],
    ["2130706433", "it is no IPv4 or IPv6 address"],
    ["256.1.1.1", "it is no IPv4 or IPv6 address"],
    ["10.0.0.9-10.0.0.1", "the range ends before it begins"],
    ["10.0.0.1-::1", "a range ends with an address of the same family"],
    ["a..b", "it is no host name"],
    ["-a.example", "it begins with a dash"],
    ["/etc/passwd", "the part before the slash is no address"],
  ])("%j is refused: %s", (text, problem) => {
    expect(() => parseTarget(text)).toThrow(problem);
  });

  it("refuses too many targets, and too many addresses", () => {
    expect(() => parseTargets(Array.from({ length: 10_000 }, () => "10.0.0.1"))).toThrow(
      "at most 4096 targets, not 10000",
    );
    expect(() => parseTargets(["10.0.0.0/11"])).toThrow("at most 1048576 addresses");
    for (const network of ["2001:db8::/64", "0.0.0.0/0", "::/0"])
      expect(() => parseTargets([network])).toThrow("at most 1048576 addresses");
  });

  it("throws nothing but a sentence with a code for any text at all", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
        try {
          expect(formatTarget(parseTarget(text))).not.toMatch(/^-|[\s;|&$`'"\\]/);
        } catch (error) {
          expect(error).toMatchObject({ code: "TARGET_INVALID" });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const range = fc
  .tuple(fc.constantFrom(4 as const, 6 as const), fc.bigInt(0n, 60n), fc.bigInt(0n, 20n))
  .map(([version, first, size]): AddressRange => ({ version, first, last: first + size }));
const ranges = fc.array(range, { maxLength: 12 });
const members = (list: AddressRange[]) => {
  const found = new Set<string>();
  for (const { version, first, last } of list)
    for (let n = first; n <= last; n++) found.add(`${version}/${n}`);
  return found;
};

describe("normalising targets", () => {
  it("merges to the same addresses, in order, with nothing twice", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const merged = mergeRanges(list);
        expect(members(merged)).toEqual(members(list));
        expect(merged.reduce((sum, one) => sum + sizeOf(one), 0n)).toBe(BigInt(members(list).size));
      }),
    );
  });

  it("leaves exactly the targets minus the exclusions", () => {
    fc.assert(
      fc.property(ranges, ranges, (list, excluded) => {
        const rest = subtractRanges(list, excluded);
        expect(members(rest)).toEqual(members(list).difference(members(excluded)));
      }),
    );
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(range, (one) => {
        expect(parseTarget(formatTarget(one))).toEqual(one);
      }),
    );
  });

  it("drops duplicate and excluded names", () => {
    const names = (list: string[]) => list.map(parseTarget);
    expect(
      normaliseTargets(names(["b", "a", "B", "10.0.0.0/30"]), names(["b", "10.0.0.1"])).map(formatTarget),
    ).toEqual(["10.0.0.0", "10.0.0.2/31", "a"]);
  });
});
