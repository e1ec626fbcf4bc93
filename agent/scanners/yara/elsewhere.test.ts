import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createYaraParser } from "./parser.ts";

function read(name: string) {
  const parser = createYaraParser({ root: null, run: null });
  const events = parser.write(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  const found = [...events, ...last.events];
  return {
    ...last,
    lines: found.map(({ data, finding }) =>
      [finding?.severity, data.ruleSet, data.rule, data.path, data.stringCount].join(" "),
    ),
  };
}

describe("a report of YARA-X", () => {
  test("as text: warnings, paths as namespaces, quotes in metadata, xor keys behind names", () => {
    const { lines, coverage, verdict } = read("yara-x.txt");
    expect(lines).toEqual([
      "MEDIUM default Demo_Plain src/demo.file 2",
      "MEDIUM rules/demo.yar Demo_Path src/demo.file 0",
      "MEDIUM default Demo_Meta ./src/demo file 0",
    ]);
    expect(verdict.code).toBe("FILES_NOT_READ");
    expect(coverage).toMatchObject({
      missing: [{ what: "/srv/closed", why: "can not open" }],
      unreadable: { total: 0 },
    });
  });

  test("as lines of JSON: matches, and what is none by its line", () => {
    const { lines, coverage } = read("yara-x-lines.txt");
    expect(lines).toEqual(["HIGH default Demo_One /srv/ü 1", "MEDIUM default Demo_Two /srv/ü 0"]);
    expect(coverage.unreadable).toMatchObject({ total: 2, lines: [{ line: 3 }, { line: 4 }] });
  });

  test("as documents, spread over lines or not; a cut one is named", () => {
    const { lines, coverage } = read("yara-x-document.txt");
    expect(lines).toEqual(["MEDIUM default Demo_One /srv/a 0", "MEDIUM default Demo_Two /srv/b 0"]);
    expect(coverage.unreadable).toMatchObject({ total: 1, lines: [{ line: 12 }] });
  });
});
