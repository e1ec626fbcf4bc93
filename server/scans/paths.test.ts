import { expect, it } from "vitest";
import { parsePaths } from "./paths.ts";

it("keeps absolute paths in canonical form, each once", () => {
  expect(parsePaths(["/srv//www/", "/srv/www", "/", "/a b/-x"])).toEqual(["/", "/a b/-x", "/srv/www"]);
});

it.each([
  ["", "it does not begin with a slash"],
  ["srv", "it does not begin with a slash"],
  ["-r", "it does not begin with a slash"],
  ["1234", "it does not begin with a slash"],
  ["/srv/../etc", 'it holds "." or ".."'],
  ["/srv/./x", 'it holds "." or ".."'],
  ["/a\nb", "it holds a control character"],
  ["/a\0b", "it holds a control character"],
  [`/${"x".repeat(5000)}`, "it is longer than 4,096 bytes"],
])("refuses %j: %s", (text, problem) => {
  expect(() => parsePaths([text])).toThrow(problem);
});

it("refuses too many", () => {
  expect(() => parsePaths(Array.from({ length: 257 }, (_, index) => `/${index}`))).toThrow(
    "at most 256 paths",
  );
});
