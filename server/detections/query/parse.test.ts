import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import { isQueryKey, QUERY_KEYS } from "./keys.ts";
import { parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";

const keys = Object.values(QUERY_KEYS);
/** Pieces of the language, well and badly put together. */
const almost = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...keys.map((key) => key.example),
        "-",
        '"',
        "\\",
        ":",
        ",",
        " ",
        ">",
        "<=",
        "port:",
        "7d",
      ),
      fc.string({ maxLength: 5 }),
      fc.constantFrom(
        "severity:",
        "high",
        "10.0.0.0/33",
        "constructor:",
        "\0",
        "\ud800",
        "'; DROP TABLE x; --",
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

function parseOrCode(text: string) {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe("the search language", () => {
  it("reads any text or says BAD_QUERY, and what it printed it reads again the same", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), almost), (text) => {
        const query = parseOrCode(text);
        if (typeof query === "string") expect(query).toBe("BAD_QUERY");
        else if (printQuery(query).length <= 1000) expect(parseQuery(printQuery(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads the example of each key", () => {
    for (const { example } of keys) expect(printQuery(parseQuery(example))).toBe(example);
  });

  it("reads keys, alternatives, words, phrases and what is to be left out", () => {
    expect(parseQuery('Severity:HIGH,low -port:22 10.0.0.1/x  -"two \\"words\\"" agent:"a b"')).toEqual([
      { kind: "key", not: false, key: "severity", operator: "", values: ["high", "low"] },
      { kind: "key", not: true, key: "port", operator: "", values: ["22"] },
      { kind: "text", not: false, text: "10.0.0.1/x", isPhrase: false },
      { kind: "text", not: true, text: 'two "words"', isPhrase: true },
      { kind: "key", not: false, key: "agent", operator: "", values: ["a b"] },
    ]);
  });

  it.each([
    [
      "sevrity:high",
      '"sevrity" at position 1 is no key. To look for it as text, put it in quotes.',
      0,
      "severity:",
    ],
    [
      "x severity:hig",
      '"hig" at position 12 is none of info, low, medium, high, critical.',
      11,
      "severity:high",
    ],
    [
      "port:70000",
      '"70000" at position 6 is no port or range of ports from 0 to 65535, such as 22 or 1-1024.',
      5,
    ],
    [
      "port:9-1",
      '"9-1" at position 6 is no port or range of ports from 0 to 65535, such as 22 or 1-1024.',
      5,
    ],
    ["port:>1", "port at position 1 takes no >.", 0, "port:1-1024"],
    ["seen:2026-11-01", "seen at position 1 needs one of > >= < <=.", 0, "seen:>2026-11-01"],
    [
      "seen:>2026-02-30",
      '"2026-02-30" at position 7 is no date such as 2026-11-01 and no age such as 12h, 7d or 4w.',
      6,
    ],
    ["asset:10.0.0.0/33", '"10.0.0.0/33" at position 7 is no network such as 10.0.0.0/24 or fd00::/8.', 6],
    ["status:", "status needs a value at position 8.", 7, "status:open,acknowledged"],
    ['a "b', "The quote at position 3 is not closed.", 2],
    ["a -", "After the minus at position 3 comes what is to be left out.", 2],
    ['a"b"', "A space is missing at position 2.", 1],
  ])("%s: %s", (text, message, position, suggestion?: string) => {
    const error = (() => {
      try {
        return parseQuery(text);
      } catch (cause) {
        return cause;
      }
    })();
    expect(error).toMatchObject({ code: "BAD_QUERY", message, extensions: { position } });
    if (suggestion) expect((error as AppError).extensions["suggestions"]).toContain(suggestion);
  });

  it("bounds length, terms and alternatives", () => {
    for (const text of [
      "x".repeat(1001),
      "x ".repeat(31),
      `port:${Array.from({ length: 51 }, (_, n) => n).join()}`,
    ]) {
      expect(parseOrCode(text)).toBe("BAD_QUERY");
    }
  });

  it("knows no key by what objects inherit", () => {
    expect(isQueryKey("constructor")).toBe(false);
  });
});
