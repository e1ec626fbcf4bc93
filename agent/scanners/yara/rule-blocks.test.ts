import { expect, test } from "vitest";
import { sourceOf, splitRules } from "./rule-blocks.ts";

const SOURCE = `import "pe" // of { what
import "math"
/* rule No { } */
private global rule Base { condition: filesize > 0 }
rule Hex : one two { strings: $a = { 6A ( 40 | 41 ) [2-4] FF } $b = /x{2}\\/"/ $c = "}" condition: any of them and Base }
rule Top { condition: Hex }
rule Alone { condition: pe.is_pe }
`;

test("a rule set is taken apart into its rules, with those that each names", () => {
  const { imports, blocks } = splitRules(SOURCE);
  expect(imports.map((text) => text.trim())).toEqual([
    'import "pe"',
    expect.stringContaining('import "math"'),
  ]);
  expect(blocks.map(({ rule, needs }) => ({ rule, needs }))).toEqual([
    { rule: "Base", needs: [] },
    { rule: "Hex", needs: ["Base"] },
    { rule: "Top", needs: ["Hex"] },
    { rule: "Alone", needs: [] },
  ]);
});

test("rules alone come with what they need, in their order", () => {
  const rulesIn = (source: string) => splitRules(source).blocks.map(({ rule }) => rule);
  const blocks = splitRules(SOURCE);
  expect(rulesIn(sourceOf(blocks, new Set(["Top"])))).toEqual(["Base", "Hex", "Top"]);
  expect(rulesIn(sourceOf(blocks, new Set(["Alone"])))).toEqual(["Alone"]);
  expect(rulesIn(sourceOf(blocks, new Set(["Alone", "Top", "Hex", "Base"])))).toEqual([
    "Base",
    "Hex",
    "Top",
    "Alone",
  ]);
});
