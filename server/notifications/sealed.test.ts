import { describe, expect, it } from "vitest";
import { seal, unseal } from "./sealed.ts";

const SECRET = "a secret of the head, which is long enough";
const text = '{"url":"https://hooks.example/services/T0/B0/key"}';

describe("a sealed target", () => {
  it("opens for its own row by its own secret, and is different each time", () => {
    const sealed = seal(text, "row", SECRET);
    expect(unseal(sealed, "row", SECRET)).toBe(text);
    expect(sealed.includes("hooks.example")).toBe(false);
    expect(seal(text, "row", SECRET).equals(sealed)).toBe(false);
  });

  it("opens for no other row, by no other secret, and not when a bit is changed", () => {
    const sealed = seal(text, "row", SECRET);
    expect(unseal(sealed, "other", SECRET)).toBeNull();
    expect(unseal(sealed, "row", `${SECRET}!`)).toBeNull();
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed, "row", SECRET)).toBeNull();
    }
    expect(unseal(sealed.subarray(0, 20), "row", SECRET)).toBeNull();
  });
});
