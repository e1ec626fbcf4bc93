import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createSuricataParser } from "./parser.ts";

function read(bytes: Buffer) {
  const parser = createSuricataParser({ homeNetworks: [], records: [], scope: null });
  const events = parser.write(bytes);
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  const all = [...events, ...last.events];
  return { ...last, events: all, titles: all.map(({ finding }) => finding?.title) };
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

  test("may be fast.log of packets without endpoints, or what syslog kept of alerts", () => {
    const { titles, coverage } = read(
      Buffer.from(
        [
          "01/31/2024-10:00:00.000001  [**] [1:1:1] no address [**] [Classification: (null)] [Priority: 3] [**] [Raw pkt: 45 00 ]",
          "01/31/2024-10:00:00.000001  [**] [1:2:1] [x] v6 [**] [Classification: Misc] [Priority: 2] {TCP} 2001:db8:0:0:0:0:0:1:5 -> 2001:db8:0:0:0:0:0:2:80",
          "Jan 31 10:00:00 host suricata[7]: [1:3:1] in syslog [Classification: Misc] [Priority: 1] {UDP} 192.0.2.1:5 -> 192.0.2.2:53",
          "Jan 31 10:00:00 host suricata[7]: Engine started.",
        ].join("\n"),
      ),
    );
    expect(titles).toEqual(["no address", "[x] v6", "in syslog"]);
    expect(coverage.unreadable).toMatchObject({ total: 1, lines: [{ line: 4 }] });
  });

  test("may have their time only in what wraps them", () => {
    const alert = { event_type: "alert", alert: { signature_id: 1 } };
    const { events } = read(
      Buffer.from(
        [
          JSON.stringify({ timestamp: "2024-01-31T10:00:00.000+0000", data: alert }),
          JSON.stringify({ "@timestamp": "2024-01-31T11:00:00Z", ...alert, src_ip: "192.0.2.1" }),
        ].join("\n"),
      ),
    );
    expect(events.map(({ observedAt }) => observedAt)).toEqual([
      "2024-01-31T10:00:00.000Z",
      "2024-01-31T11:00:00.000Z",
    ]);
  });
});
