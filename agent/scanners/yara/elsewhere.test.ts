import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createYaraParser } from "./parser.ts";

function read(report: string | Buffer) {
  const parser = createYaraParser({ root: null, run: null });
  const events = parser.write(
    typeof report === "string" ? readFileSync(new URL(`./fixtures/${report}`, import.meta.url)) : report,
  );
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

  test("may be an array of matches, as programs write that use it", () => {
    const one = { rule: "Demo_One", file: "/srv/a", meta: { severity: "high" } };
    const two = { rule: "Demo_Two", namespace: "ns", file_path: "/srv/b", strings: [[1, "$a", "x"]] };
    const lines = ["HIGH default Demo_One /srv/a 0", "MEDIUM ns Demo_Two /srv/b 0"];
    expect(read(Buffer.from(JSON.stringify([one, two]))).lines).toEqual(lines);
    const indented = read(Buffer.from(JSON.stringify([one, two, { rule: "Demo_Three" }], null, 2)));
    expect(indented.lines).toEqual(lines);
    expect(indented.coverage.unreadable).toMatchObject({ total: 1 });
  });

  test("as a terminal shows it, with its sum", () => {
    const { lines, coverage } = read(
      Buffer.from(`Demo_One /srv/a\n${"─".repeat(40)}\n 2 file(s) scanned in 0.1s. 1 file(s) matched.\n`),
    );
    expect(lines).toEqual(["MEDIUM default Demo_One /srv/a 0"]);
    expect(coverage.unreadable).toMatchObject({ total: 0 });
  });
});
