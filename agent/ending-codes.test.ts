import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENDING_CODES } from "./ending-codes.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Codes that the head itself gives an end. */
function codesOfHead(): string[] {
  const files = readdirSync(new URL("../server/assignments", import.meta.url))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => read(`server/assignments/${name}`));
  const told = files.flatMap((text) => [...text.matchAll(/failureCode: (?:\w+ \? )?"([A-Z_]+)"/g)]);
  return [...told.map(([, code]) => code ?? ""), "FOUND", "NOTHING_FOUND", "IMPORT_CANCELLED"];
}

test("the documentation has a line for each code that agent and head can give an end, and for no other", () => {
  const [, endings = ""] = read("docs/scanners.md").split("## How an attempt ends");
  const rows = [...endings.matchAll(/^\| `([A-Z_]+)` \| \S/gm)];
  const documented = rows.flatMap(([, code]) => (code === undefined ? [] : [code]));
  expect(documented.toSorted()).toEqual([...new Set([...ENDING_CODES, ...codesOfHead()])].toSorted());
});
