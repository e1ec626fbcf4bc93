import { describe, expect, test } from "vitest";
import type { RuleSet } from "../../scanner.ts";
import { inventoryCommand, prepareRules, yaraCommand } from "./command.ts";
import { yaraOptions } from "./options.ts";
import { readRuleSource } from "./rule-source.ts";

const ruleSet = (content: string, name = "demo"): RuleSet => ({ name, version: 1, sha256: "", content });
const rules = () =>
  prepareRules([ruleSet("rule a { condition: true }"), ruleSet("rule b {}", "more")], "nonce");

const options = (given: object = {}) => yaraOptions.parse({ ruleSets: ["demo"], ...given });

function command(given: object = {}, path = "/srv/data") {
  return yaraCommand({ options: options(given), names: rules().names, path });
}

const HOSTILE = [
  "",
  " ",
  "1234",
  "-C",
  "--",
  "-",
  "-x",
  "--define=a=b",
  "relative/path",
  "../x",
  "~/x",
  "$(x)",
  "a;b",
  "a\nb",
  "\0",
  "C:\\x",
];

describe("the yara command", () => {
  test("is a list of constants, numbers, names of its own and the absolute path", () => {
    expect(command()).toMatchInlineSnapshot(`
      {
        "args": [
          "-oL",
          "yara",
          "--recursive",
          "--no-follow-symlinks",
          "--print-namespace",
          "--print-tags",
          "--print-meta",
          "--print-strings",
          "--print-string-length",
          "--threads=2",
          "--timeout=3600",
          "--skip-larger=134217728",
          "nonce_0:rules-0.yar",
          "nonce_1:rules-1.yar",
          "nonce_probe:probe.yar",
          "/srv/data",
        ],
        "file": "stdbuf",
      }
    `);
    expect(rules().files).toMatchInlineSnapshot(`
      [
        {
          "content": "rule a { condition: true }",
          "name": "rules-0.yar",
        },
        {
          "content": "rule b {}",
          "name": "rules-1.yar",
        },
        {
          "content": "rule examined { condition: true }
      ",
          "name": "probe.yar",
        },
      ]
    `);
  });

  test("covers every option", () => {
    const given = { maxFileBytes: 1_000, timeoutSeconds: 5, recursive: false, fastScan: true };
    const { args } = command(given);
    expect(args).toEqual(expect.arrayContaining(["--fast-scan", "--timeout=5", "--skip-larger=1000"]));
    expect(args).not.toContain("--recursive");
    expect(inventoryCommand({ options: options(given), path: "/srv/data" }).args).toMatchInlineSnapshot(`
      [
        "-P",
        "/srv/data",
        "-maxdepth",
        "1",
        "(",
        "-type",
        "d",
        "(",
        "-readable",
        "-executable",
        "-printf",
        "d\\0",
        "-o",
        "-printf",
        "u%d %p\\0",
        "-prune",
        ")",
        "-o",
        "-type",
        "f",
        "(",
        "!",
        "-readable",
        "-printf",
        "r%d %p\\0",
        "-o",
        "-size",
        "+1000c",
        "-printf",
        "l%d %p\\0",
        "-o",
        "-printf",
        "f\\0",
        ")",
        "-o",
        "-type",
        "l",
        "-printf",
        "y\\0",
        "-o",
        "-printf",
        "s\\0",
        ")",
      ]
    `);
  });

  test.each(HOSTILE)("accepts %j neither as a path nor in any option", (value) => {
    expect(() => command({}, value)).toThrow("absolute path");
    expect(() => inventoryCommand({ options: options(), path: value })).toThrow("absolute path");
    for (const option of ["maxFileBytes", "timeoutSeconds", "recursive", "fastScan"])
      expect(yaraOptions.safeParse({ ruleSets: ["demo"], [option]: value }).success).toBe(false);
    if (value !== "1234") expect(yaraOptions.safeParse({ ruleSets: [value] }).success).toBe(false);
    expect(yaraOptions.safeParse({ ruleSets: ["demo"], [value]: true }).success).toBe(false);
  });

  test.each(["/-x", "/a b", "/a;b", "/$(x)", "/1234", "/a\nb", "/--scan-list"])(
    "gives the path %j as one last argument",
    (path) => {
      const { args } = command({}, path);
      expect(args.at(-1)).toBe(path);
      expect(args.filter((argument) => argument === path)).toHaveLength(1);
    },
  );

  test.each([
    { maxFileBytes: 0 },
    { timeoutSeconds: 0 },
    { timeoutSeconds: 1.5 },
    { ruleSets: ["-x"] },
    { unknown: 1 },
  ])("refuses %o", (given) => {
    expect(yaraOptions.safeParse({ ruleSets: ["demo"], ...given }).success).toBe(false);
  });
});

describe("a rule set", () => {
  test("tells the names of its rules, not those in comments, texts and regular expressions", () => {
    const source = `import "pe"
      // rule one {}
      /* rule two { } */
      private global rule three : tag { strings: $a = "rule four \\" include \\"x\\"" $b = /rule five \\/ "x/i
        $c = { 41 /* rule six */ 42 } condition: any of them }
      rule
        seven { meta: text = "// not a comment" condition: true }`;
    expect(readRuleSource(source)).toEqual({ rules: new Set(["three", "seven"]) });
  });

  test.each([
    ["a file of the agent", 'include "/etc/passwd"'],
    ["a file after a rule in the same line", 'rule a { condition: true } include "x.yar"'],
    ["a file after a comment", '/* x */ include /* y */ "x.yar"'],
    ["the module that prints", 'import "console" rule a { condition: true }'],
    ["that module in escapes", 'import "con\\x73ole" rule a { condition: true }'],
    ["that module after a comment", 'import/**/"console" rule a { condition: true }'],
    ["that module in the next line", 'import\n"console"\nrule a { condition: true }'],
    ["an unknown module", 'import "net" rule a { condition: true }'],
    ["nothing", "// rule a { condition: true }"],
  ])("may not name %s", (_, source) => {
    expect(readRuleSource(source)).toHaveProperty("problem");
    expect(() => prepareRules([ruleSet(source)], "n")).toThrow("The rule set demo cannot be used");
  });

  test("of several megabytes in one text, comment or expression is read", () => {
    const long = "x\\\\".repeat(500_000);
    for (const source of [
      `rule a { meta: a = "${long}" }`,
      `// ${long}\nrule a {}`,
      `rule a { strings: $a = /${long}/ }`,
    ])
      expect(readRuleSource(source)).toEqual({ rules: new Set(["a"]) });
  });

  test("is needed", () => {
    expect(() => prepareRules([], "n")).toThrow("at least one rule set");
  });
});
