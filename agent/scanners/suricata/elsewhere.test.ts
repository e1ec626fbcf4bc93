import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createSuricataParser } from "./parser.ts";

function read(bytes: Buffer) {
  const parser = createSuricataParser({ homeNetworks: [], records: [], scope: null });
  const events = parser.write(bytes);
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return { ...last, titles: [...events, ...last.events].map(({ finding }) => finding?.title) };
}
const fixture = (name: string) => read(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

describe("records of Suricata from elsewhere", () => {
  test("may be of any version: drops that hold an alert, rules without a number, all kinds of times", () => {
    const { titles, coverage } = fixture("elsewhere-versions.eve.json");
    expect(titles).toEqual(["Example one", "Rule 1:3", "no sid", "string sid", "dropped", "arr", "neg"]);
    expect(coverage.unreadable).toMatchObject({ total: 1, lines: [{ line: 11 }] });
  });

  test("may be wrapped by search engines and collectors, or share a line", () => {
    const { titles, coverage } = fixture("elsewhere-wrapped.eve.json");
    expect(titles).toEqual(["a", "b", "c", "d", "e", "f", "Rule 1:7", "Rule 1:8", "flat"]);
    expect(coverage.unreadable).toMatchObject({ total: 0 });
  });

  test("may be one indented array, or lines of fast.log", () => {
    expect(fixture("elsewhere-array.eve.json").titles).toEqual(["a", "b"]);
    expect(fixture("elsewhere-fast.txt").titles).toEqual(["Example one", "Example two"]);
  });

  test("may be one array on a single line of 10 MB; one damaged object does not hide the others", () => {
    const one = (sid: number) =>
      `{"event_type":"alert","alert":{"signature_id":${sid},"signature":"a"},"pad":"${"x".repeat(1_000)}"}`;
    const all = Array.from({ length: 10_000 }, (_, sid) => (sid === 5_000 ? `{"event_type":}` : one(sid)));
    const { coverage, verdict } = read(Buffer.from(`[${all.join(",")}]`));
    expect(coverage).toMatchObject({ alerts: 9_999, unreadable: { total: 1 } });
    expect(verdict.code).toBe("OUTPUT_MALFORMED");
  });
});
