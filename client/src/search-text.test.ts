import { expect, it } from "vitest";
import { LONGEST_SEARCH, readSearch } from "./search-text.ts";

it.each([
  [undefined, ""],
  ["  ", ""],
  [" web  dmz ", "web  dmz"],
  [["one", "two"], "one"],
  [[], ""],
  [`${"x".repeat(LONGEST_SEARCH - 1)} y`, "x".repeat(LONGEST_SEARCH - 1)],
])("reads the search of an address, as much as the head takes: %j", (parameter, search) => {
  expect(readSearch(parameter)).toBe(search);
});
