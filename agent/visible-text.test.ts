import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleJson, visibleText } from "./visible-text.ts";

it("marks what a terminal would obey and what reorders text, and leaves the rest", () => {
  expect(visibleText("a\u001b[2J\u009b31m\u202eb\u200b\u{e0041}\u2028\tc\r\nd ö 漢 🙂")).toBe(
    "a\ufffd[2J\ufffd31m\ufffdb\ufffd\ufffd\ufffd\tc\r\nd ö 漢 🙂",
  );
});

it("makes JSON that says the same and holds no such character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      const json = visibleJson(JSON.stringify({ text }));
      expect(JSON.parse(json)).toEqual({ text });
      expect(visibleText(json)).toBe(json);
    }),
  );
});
