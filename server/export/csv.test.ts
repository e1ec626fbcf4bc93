import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

it.each([
  ["=cmd|' /C calc'!A0", `'=cmd|' /C calc'!A0`],
  ["+1+1", "'+1+1"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["\n=1", `"'\n=1"`],
  ["  =1", `'  =1`],
  ["＝1", "'＝1"],
  [`=HYPERLINK("http://x","y")`, `"'=HYPERLINK(""http://x"",""y"")"`],
])("shows %j as text, never as a formula", (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

it("leaves plain text, numbers and nothing as they are", () => {
  expect(csvLine(["Open port 22/tcp", 22, null, "a=b"])).toBe("Open port 22/tcp,22,,a=b\r\n");
});

it("quotes what would be read as two cells, two lines or other text", () => {
  expect(csvLine(["a,b", "a\nb", 'a"b', "a;b"])).toBe(`"a,b","a\nb","a""b","a;b"\r\n`);
});
