import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatBytes,
  formatCommand,
  formatShare,
  formatSpan,
  formatUntil,
  wordsOf,
} from "./format.ts";

describe("formats", () => {
  it.each([
    [0, "0 s"],
    [-5_000, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [3_600_000, "1 h"],
    [47 * 3_600_000, "47 h"],
    [48 * 3_600_000, "2 d"],
  ])("shows a span of %d ms as %s", (spanMs, text) => {
    expect(formatSpan(spanMs)).toBe(text);
  });

  it("calls the last five seconds and the future just now", () => {
    expect([formatAge(1_000, 5_000), formatAge(9_000, 5_000), formatAge(0, 5_000)]).toEqual([
      "just now",
      "just now",
      "5 s ago",
    ]);
  });

  it("says how far ahead a moment is, and calls the past now", () => {
    expect([formatUntil(7_200_000, 0), formatUntil(30_000, 0), formatUntil(0, 1)]).toEqual([
      "in 2 h",
      "in 30 s",
      "now",
    ]);
  });

  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1536, "1.5 KiB"],
    [20 * 1024 ** 2, "20 MiB"],
    [3 * 1024 ** 6, "3145728 TiB"],
  ])("shows %d bytes as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it("shows 100 % only for what is complete", () => {
    expect([formatShare(0.999), formatShare(1), formatShare(-1)]).toEqual(["99 %", "100 %", "0 %"]);
  });

  it("quotes arguments that a shell would split or expand", () => {
    expect(formatCommand(["nmap", "-p", "1-100", "a b", "it's", "$x", ""])).toBe(
      "nmap -p 1-100 'a b' 'it'\\''s' '$x' ''",
    );
  });

  it("reads names of data as words, and leaves codes as they are", () => {
    expect(["matchedStrings", "sha256", "maxFileBytes", "CVE-2024-1", "sourceURL"].map(wordsOf)).toEqual([
      "matched strings",
      "sha256",
      "max file bytes",
      "CVE-2024-1",
      "sourceURL",
    ]);
  });
});
