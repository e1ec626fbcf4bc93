import { expect, it } from "vitest";
import { completeKey, hasTerm, startedKey, toggleTerm } from "./query-text.ts";

it("adds a term, and takes it away again, whatever stands beside it", () => {
  const query = 'severity:high "two  words" -agent:"a b"';
  expect(toggleTerm(query, "category:open-port")).toBe(`${query} category:open-port`);
  expect(toggleTerm(`${query} Category:open-port`, "category:open-port")).toBe(query);
  expect(toggleTerm("", "port:22")).toBe("port:22");
  expect(toggleTerm('"not closed port:22', "port:22")).toBe('"not closed port:22 port:22');
  expect(hasTerm(query, "SEVERITY:high")).toBe(true);
  expect(hasTerm(query, "words")).toBe(false);
});

it("completes the key that is being written", () => {
  expect(startedKey("severity:high -sc")).toBe("sc");
  expect(startedKey("severity:hi")).toBe("");
  expect(completeKey("severity:high -sc", "scanner")).toBe("severity:high -scanner:");
});
