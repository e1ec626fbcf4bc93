import { describe, expect, it } from "vitest";
import { enrollAgent, operatorToken, run, runWell } from "../../test/support/graphql.ts";
import { describeWith } from "../../test/support/tools.ts";
import { db } from "../db.ts";

const UPLOAD =
  "mutation ($input: UploadRuleSetInput!) { uploadRuleSet(input: $input) { id version sha256 ruleCount } }";
const rule = (name: string) => `rule ${name} { strings: $a = "evil" condition: $a }`;
const upload = async (input: object) =>
  (await runWell(UPLOAD, { input }, await operatorToken())).uploadRuleSet;
const refused = async (input: object) => (await run(UPLOAD, { input }, await operatorToken())).errors?.[0];

describeWith("yarac")("rule sets", () => {
  it("keeps each change as a new version, and the same content as the version it is", async () => {
    const first = await upload({ name: "macros", scanner: "yara", content: rule("A") });
    expect(first).toMatchObject({
      version: 1,
      ruleCount: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await upload({ name: "macros", scanner: "yara", content: rule("A") })).toEqual(first);
    const both = `${rule("A")}\n${rule("B")}`;
    expect(await upload({ name: "macros", scanner: "yara", content: both })).toMatchObject({
      version: 2,
      ruleCount: 2,
    });
  });

  it("names each refused line to programs", async () => {
    const content = `${rule("A")}\nrule B { condition: }\nrule C { condition: $x }`;
    const error = await refused({ name: "bad-lines", scanner: "yara", content });
    expect(error?.extensions).toMatchObject({
      code: "RULES_INVALID",
      problems: [{ line: 2 }, { line: 3, message: 'undefined string "$x"' }],
    });
  });

  it("keeps what the compiler warned of, bounded, and still names what it refuses behind many warnings", async () => {
    const slow = (at: number) => `rule Slow${at} { strings: $a = /a.*b/ condition: $a }`;
    await upload({ name: "slow", scanner: "yara", content: slow(0) });
    const many = Array.from({ length: 1_000 }, (_, at) => slow(at));
    await upload({ name: "slow", scanner: "yara", content: many.join("\n") });
    const query = `{ ruleSets(name: "slow") { edges { node { warnings { line message } } } } }`;
    const { edges } = (await runWell(query, {}, await operatorToken())).ruleSets;
    const [latest, first] = edges.map(({ node }: { node: { warnings: object[] } }) => node.warnings);
    expect(first).toContainEqual({ line: 1, message: expect.stringContaining("$a contains .*") });
    expect(latest).toHaveLength(50);
    const error = await refused({
      name: "slow",
      scanner: "yara",
      content: [...many, "rule B { condition: }"].join("\n"),
    });
    expect(error?.extensions).toMatchObject({ problems: [{ line: 1_001 }] });
  });

  it.each([
    ["a new version", "B"],
    ["the same rules again", "A"],
  ])("brings a retired set back with %s", async (_what, next) => {
    const name = `back-${next.toLowerCase()}`;
    await upload({ name, scanner: "yara", content: rule("A") });
    const retire = "mutation ($name: String!) { retireRuleSet(name: $name) { retiredAt } }";
    await runWell(retire, { name }, await operatorToken());
    await upload({ name, scanner: "yara", content: rule(next) });
    expect(await db.ruleSet.count({ where: { name, retiredAt: { not: null } } })).toBe(0);
    const entry = await db.auditEntry.findFirst({
      where: { act: "ruleSet.restore" },
      orderBy: { sequence: "desc" },
    });
    expect(entry?.after).toEqual({ name });
  });

  it("finds one version by its number", async () => {
    for (const name of ["A", "B"]) await upload({ name: "by-number", scanner: "yara", content: rule(name) });
    const query = `{ ruleSets(name: "by-number", version: 1) { edges { node { version content } } } }`;
    const { edges } = (await runWell(query, {}, await operatorToken())).ruleSets;
    expect(edges).toEqual([{ node: { version: 1, content: rule("A") } }]);
  });

  it.each([
    ["a syntax error", { content: "rule A { condition: }" }, "RULES_INVALID", "line 1: syntax error"],
    ["an include", { content: `include "/etc/passwd"\n${rule("A")}` }, "RULES_INVALID", "include"],
    ["console", { content: `import "console"\n${rule("A")}` }, "RULES_INVALID", "imports a module"],
    [
      "signatures of no kind",
      { scanner: "clamav", content: "what is this" },
      "RULES_INVALID",
      "neither ClamAV",
    ],
    ["no rule", { content: "// nothing" }, "RULES_INVALID", "no rule"],
    ["a path for a name", { name: "../x" }, "BAD_INPUT", "../x"],
  ])("refuses %s and stores nothing", async (_what, change, code, words) => {
    const input = { name: "bad-rules", scanner: "yara", content: rule("A"), ...change };
    expect(await refused(input)).toMatchObject({
      message: expect.stringContaining(words),
      extensions: { code },
    });
    expect(await db.ruleSet.count({ where: { name: "bad-rules" } })).toBe(0);
  });
});

describe("an agent", () => {
  it("reads no rule set that none of its assignments uses", async () => {
    const agent = await enrollAgent();
    const { errors } = await run(
      "query ($id: ID!) { ruleSet(id: $id) { content } }",
      { id: crypto.randomUUID() },
      agent.token,
    );
    expect(errors?.[0]?.extensions.code).toBe("RULE_SET_NOT_FOUND");
  });
});
