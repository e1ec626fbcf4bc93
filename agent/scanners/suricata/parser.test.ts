import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../../finding.ts";
import type { ProcessEnd } from "../../scanner.ts";
import type { RunScope } from "./coverage.ts";
import { createSuricataParser } from "./parser.ts";

const directory = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, directory));
const reports = readdirSync(directory).filter((name) => name.endsWith(".eve.json"));

const SCOPE: RunScope = {
  mode: "PCAP",
  from: "/tmp/fixture/known.pcap",
  seconds: null,
  fileBytes: 594,
  ruleSets: [{ name: "demo", version: 1, sha256: "0".repeat(64) }],
};
const OK: ProcessEnd = { exitCode: 0, signal: null, stderrTail: "" };
const HOME = ["10.0.0.0/8", "192.168.0.0/16", "fe80::/10"];
const now = () => new Date("2026-01-02T03:04:05Z");

interface Reading {
  scope?: RunScope | null;
  records?: string[];
  end?: Partial<ProcessEnd>;
  chunkBytes?: number;
}

function read(bytes: Buffer, { scope = null, records = [], end, chunkBytes = 1_000 }: Reading = {}) {
  const parser = createSuricataParser({ homeNetworks: HOME, records, scope, now });
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ ...OK, ...end });
  return { ...last, events: [...events, ...last.events], progress: parser.progress() };
}

const alerts = (events: ParsedEvent[]) =>
  events.flatMap(({ finding, asset, data }) =>
    finding
      ? [
          `${finding.severity} ${finding.title} at ${finding.location} of ${nameOf(asset)}, ${String(data.count)}`,
        ]
      : [],
  );

function nameOf(asset: ParsedEvent["asset"]): string {
  if (asset.kind === "HOST") return asset.address;
  return asset.kind === "INTERFACE" ? `interface ${asset.name}` : asset.kind;
}

/** The line of a record that a running sensor could have written. */
function alertLine(sid: number, source: string, at = "2026-01-02T03:04:05.000000+0000"): string {
  const ends = { src_ip: source, src_port: 1, dest_ip: "10.0.0.1", dest_port: 80, proto: "TCP" };
  const alert = { gid: 1, signature_id: sid, signature: `rule ${sid}`, severity: 2 };
  return `${JSON.stringify({ timestamp: at, event_type: "alert", ...ends, alert })}\n`;
}

describe("a run of this agent", () => {
  test("makes one finding for each rule, endpoints and port, and tells the count at the end", () => {
    const { events, verdict, coverage, progress } = read(fixture("run.eve.json"), { scope: SCOPE });
    expect(alerts(events)).toMatchInlineSnapshot(`
      [
        "CRITICAL DEMO evil payload at 192.168.1.5:53/udp of 192.168.1.5, 1",
        "CRITICAL DEMO evil payload at 192.168.1.5:53/udp of 192.168.1.5, 1",
        "HIGH DEMO chat connection at 198.51.100.2:6667/tcp of 192.168.1.9, 1",
        "LOW DEMO ping at 10.0.0.2/icmp of 10.0.0.2, 1",
        "CRITICAL DEMO evil payload at 192.168.1.5:53/udp of 192.168.1.5, 3",
      ]
    `);
    expect(events.at(-1)).toMatchInlineSnapshot(`
      {
        "asset": {
          "address": "192.168.1.5",
          "kind": "HOST",
        },
        "data": {
          "count": 3,
          "destination": "192.168.1.5",
          "destinationPort": 53,
          "firstAt": "2023-11-14T22:13:20.000Z",
          "lastAt": "2023-11-14T22:13:22.000Z",
          "protocol": "udp",
          "rule": "1:1000001",
          "signature": "DEMO evil payload",
          "source": "203.0.113.7",
          "sourcePort": 40000,
        },
        "finding": {
          "category": "network-alert",
          "description": "A Network Trojan was detected",
          "evidence": {
            "action": "allowed",
            "category": "A Network Trojan was detected",
            "count": 3,
            "destination": "192.168.1.5",
            "destinationPort": 53,
            "firstAt": "2023-11-14T22:13:20.000Z",
            "flow": {
              "bytes_toclient": 0,
              "bytes_toserver": 57,
              "dest_ip": "192.168.1.5",
              "dest_port": 53,
              "pkts_toclient": 0,
              "pkts_toserver": 1,
              "src_ip": "203.0.113.7",
              "src_port": 40000,
              "start": "2023-11-14T22:13:20.000000+0000",
            },
            "flowId": 67316142,
            "lastAt": "2023-11-14T22:13:22.000Z",
            "metadata": {
              "cve": [
                "CVE_2020_1111",
              ],
              "signature_severity": [
                "Critical",
              ],
            },
            "pcapFile": "/tmp/fixture/known.pcap",
            "pcapPacket": 1,
            "protocol": "udp",
            "revision": 2,
            "rule": "alert udp any any -> any any (msg:"DEMO evil payload"; content:"EVILPAYLOAD"; reference:cve,2021-44228; reference:url,example.com/x; metadata:cve CVE_2020_1111, signature_severity Critical; classtype:trojan-activity; sid:1000001; rev:2;)",
            "source": "203.0.113.7",
            "sourcePort": 40000,
          },
          "identity": {
            "direction": "in",
            "gid": 1,
            "port": 53,
            "sid": 1000001,
          },
          "location": "192.168.1.5:53/udp",
          "references": [
            {
              "id": "1:1000001",
              "type": "RULE",
            },
            {
              "id": "CVE-2021-44228",
              "type": "CVE",
              "url": "https://nvd.nist.gov/vuln/detail/CVE-2021-44228",
            },
            {
              "id": "CVE-2020-1111",
              "type": "CVE",
              "url": "https://nvd.nist.gov/vuln/detail/CVE-2020-1111",
            },
            {
              "id": "https://example.com/x",
              "type": "URL",
              "url": "https://example.com/x",
            },
          ],
          "severity": "CRITICAL",
          "title": "DEMO evil payload",
        },
        "observedAt": "2023-11-14T22:13:22.000Z",
        "type": "alert",
      }
    `);
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(coverage).toMatchInlineSnapshot(`
      {
        "alertGroups": 4,
        "alerts": 6,
        "alertsLost": 0,
        "bytes": 442,
        "from": "/tmp/fixture/known.pcap",
        "invalidPackets": 0,
        "memoryDrops": 0,
        "missing": [],
        "mode": "PCAP",
        "packets": 8,
        "records": {
          "alert": 6,
          "engine": 16,
          "stats": 1,
        },
        "ruleSets": [
          {
            "name": "demo",
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
            "version": 1,
          },
        ],
        "rulesFailed": 0,
        "rulesLoaded": 3,
        "scanner": "suricata",
        "seconds": null,
        "unreadable": {
          "lines": [],
          "total": 0,
        },
      }
    `);
    expect(progress.fraction).toBe(1);
  });

  test("keeps other records as observations when they are selected", () => {
    const { events } = read(fixture("dns.eve.json"), { scope: SCOPE, records: ["DNS", "FLOW"] });
    const observations = events.filter(({ finding }) => !finding);
    expect(observations.map(({ type }) => type)).toEqual(["dns", ...Array(8).fill("flow")]);
    expect(observations[0]?.data.dns).toMatchObject({ rrname: "example.test" });
    expect(read(fixture("dns.eve.json"), { scope: SCOPE }).events.every(({ finding }) => finding)).toBe(true);
  });

  test("names the rules that were refused, and why", () => {
    const { verdict, coverage } = read(fixture("broken.eve.json"), { scope: SCOPE });
    expect(verdict).toEqual({
      outcome: "partial",
      code: "RULES_FAILED",
      message: "1 rules could not be used.",
    });
    expect(coverage).toMatchObject({ rulesLoaded: 3, rulesFailed: 1 });
    expect(coverage.missing).toContainEqual({
      what: "the rule at line 5 of demo",
      why: "unknown rule keyword 'nonsense'.",
    });
  });

  test.each<[string, string, Partial<ProcessEnd>, string, string]>([
    ["a file of packets that is cut", "cut.eve.json", {}, "partial", "PCAP_TRUNCATED"],
    ["a signal", "run.eve.json", { exitCode: null, signal: "SIGSEGV" }, "failed", "SCANNER_KILLED"],
    ["an exit code", "run.eve.json", { exitCode: 1, stderrTail: "Error: no" }, "failed", "SCANNER_FAILED"],
    ["output without suricata's own end", "debian.eve.json", {}, "failed", "OUTPUT_TRUNCATED"],
  ])("judges %s", (_, name, end, outcome, code) => {
    expect(read(fixture(name), { scope: SCOPE, end }).verdict).toMatchObject({ outcome, code });
  });

  test("is not complete when alerts are missing, none of the rules loaded, or packets were dropped", () => {
    const lines = fixture("run.eve.json").toString().split("\n");
    const verdictOf = (text: string, scope = SCOPE, exitCode = 0) =>
      read(Buffer.from(text), { scope, end: { exitCode } }).verdict;
    const withoutOne = lines.filter((line) => !line.includes('"signature_id":1000003')).join("\n");
    expect(verdictOf(withoutOne)).toMatchObject({ outcome: "partial", code: "ALERTS_MISSING" });
    const withoutRules = lines
      .join("\n")
      .replace("3 rules success", "0 rules success")
      .replace('"rules_loaded":3', '"rules_loaded":0');
    expect(verdictOf(withoutRules)).toMatchObject({ outcome: "failed", code: "RULES_INVALID" });
    const live: RunScope = { ...SCOPE, mode: "LIVE", from: "eth0", seconds: 5, fileBytes: null };
    const dropping = lines.join("\n").replace('"stats":{', '"stats":{"capture":{"kernel_drops":7},');
    expect(verdictOf(dropping, live, 124)).toMatchObject({ outcome: "partial", code: "PACKETS_DROPPED" });
    expect(verdictOf(lines.join("\n"), live, 124)).toMatchObject({ outcome: "complete" });
    expect(verdictOf(lines.join("\n"), live, 0)).toMatchObject({ outcome: "partial", code: "CAPTURE_ENDED" });
  });

  test("never claims to be complete when its output was cut anywhere", () => {
    const bytes = fixture("run.eve.json");
    for (let length = 0; length < bytes.length - 1; length += 97)
      expect(read(bytes.subarray(0, length), { scope: SCOPE }).verdict.outcome).not.toBe("complete");
  });

  test("tells how far it is by suricata's own counts, and by the time when it captures", () => {
    let time = 0;
    const live: RunScope = { ...SCOPE, mode: "LIVE", from: "eth0", seconds: 10, fileBytes: null };
    const clock = () => new Date(time);
    const capture = createSuricataParser({ homeNetworks: HOME, records: [], scope: live, now: clock });
    time = 4_000;
    expect(capture.progress()).toEqual({ fraction: 0.4, note: "4 of 10 s, 0 packets, 0 dropped" });
    const file = createSuricataParser({
      homeNetworks: HOME,
      records: [],
      scope: { ...SCOPE, fileBytes: 1_140 },
    });
    expect(file.progress()).toEqual({ fraction: 0, note: "loading rules" });
    file.write(fixture("run.eve.json"));
    expect(file.progress()).toEqual({ fraction: 0.5, note: "8 packets", isEstimate: true });
  });
});

describe("records from elsewhere", () => {
  test("give every alert, also with the settings that Debian ships", () => {
    const own = read(fixture("run.eve.json"), { scope: SCOPE });
    const other = read(fixture("debian.eve.json"));
    expect(alerts(other.events)).toEqual(alerts(own.events));
    expect(other.verdict).toMatchObject({ outcome: "partial", code: "END_NOT_PROVEN" });
    expect(other.coverage).toMatchObject({
      mode: "REPORT",
      alerts: 6,
      alertGroups: 4,
      records: { flow: 8, dns: 1 },
    });
  });

  test("may have passed other hands: prefixed, in arrays, wrapped, indented", () => {
    const { coverage, events } = read(fixture("other-hands.eve.json"));
    expect(events.map(({ finding }) => finding?.identity.sid)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(coverage).toMatchObject({ unreadable: { total: 0 } });
  });

  test("may be UTF-16, as PowerShell writes it", () => {
    const text = `\ufeff${alertLine(1, "203.0.113.1")}${alertLine(2, "203.0.113.1")}`;
    expect(read(Buffer.from(text, "utf16le"), { chunkBytes: 7 }).events).toHaveLength(2);
  });

  test("with hostile values give what is an alert and count the rest", () => {
    const { events, coverage, verdict } = read(fixture("hostile.eve.json"));
    expect(alerts(events)).toMatchInlineSnapshot(`
      [
        "HIGH gpj.exe <script>alert(1)</script> [31m at 10.1.1.1:80/tcp of 10.1.1.1, 1",
        "LOW Rule 1:2 at [fe80::1]:80/tcp of fe80::1, 1",
        "LOW Rule 1:3 at tcp of interface unknown, 1",
        "LOW no id at 10.1.1.1:80/tcp of 10.1.1.1, 1",
        "HIGH Rule 3:4 at 10.1.1.1:80/tcp of 10.1.1.1, 1",
        "LOW deep at 10.1.1.1:80/tcp of 10.1.1.1, 1",
        "LOW SURICATA IPv4 truncated packet at undefined of interface eth1, 1",
      ]
    `);
    expect(events.map(({ finding }) => finding?.references?.map(({ id }) => id))).toMatchInlineSnapshot(`
      [
        [
          "1:1",
        ],
        [
          "1:2",
        ],
        [
          "1:3",
        ],
        [
          "no id",
        ],
        [
          "3:4",
        ],
        [
          "1:6",
          "CVE-2020-0001",
          "CVE-2014-0160",
          "https://example.com/r",
        ],
        [
          "1:2200003",
        ],
      ]
    `);
    expect(coverage.unreadable).toMatchInlineSnapshot(`
      {
        "lines": [
          {
            "line": 5,
            "why": "is an alert without its details",
          },
          {
            "line": 7,
            "why": "is an alert without its details",
          },
          {
            "line": 8,
            "why": "has no event_type",
          },
          {
            "line": 9,
            "why": "is no JSON",
          },
          {
            "line": 10,
            "why": "is no record",
          },
          {
            "line": 10,
            "why": "is no record",
          },
          {
            "line": 11,
            "why": "is no record",
          },
          {
            "line": 12,
            "why": "is no record",
          },
          {
            "line": 13,
            "why": "is no JSON",
          },
        ],
        "total": 9,
      }
    `);
    expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_MALFORMED" });
  });

  test.each([
    ["nothing of suricata", "<html>\n<body>\n", "failed", "OUTPUT_UNREADABLE"],
    ["nothing", "", "partial", "END_NOT_PROVEN"],
  ])("are judged when they hold %s", (_, text, outcome, code) => {
    expect(read(Buffer.from(text)).verdict).toMatchObject({ outcome, code });
  });
});

describe("any input", () => {
  test.each(reports)("gives the same for %s however it is cut into chunks", (name) => {
    for (const scope of [null, SCOPE])
      expect(read(fixture(name), { scope, chunkBytes: 13 })).toEqual(
        read(fixture(name), { scope, chunkBytes: 1e6 }),
      );
  });

  test("that was changed at random neither throws nor loses alerts unnoticed", () => {
    const originals = reports.map(fixture);
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (original, changes) => {
          const bytes = Buffer.from(original);
          for (const [at, byte] of changes) bytes[at % Math.max(1, bytes.length)] = byte;
          const { verdict, coverage } = read(bytes, { scope: SCOPE });
          expect(verdict.outcome === "complete" && Number(coverage.alerts) < 6).toBe(false);
          expect(read(bytes).verdict.outcome).not.toBe("complete");
        },
      ),
      { numRuns: 200 },
    );
  });

  test("of 100 MB of alerts is aggregated in flat memory", () => {
    const parser = createSuricataParser({ homeNetworks: HOME, records: [], scope: null });
    const blocks = Array.from({ length: 20 }, (_, source) =>
      Buffer.from(
        Array.from({ length: 500 }, (_, sid) => alertLine(sid % 20, `203.0.113.${source}`)).join(""),
      ),
    );
    const before = process.memoryUsage().rss;
    let events = 0;
    let bytes = 0;
    for (let round = 0; bytes < 100 * 1024 * 1024; round += 1) {
      const block = blocks[round % blocks.length]!;
      bytes += block.length;
      events += parser.write(block).length;
    }
    const end = parser.end(OK);
    expect(events).toBe(20 * 20);
    expect(end.events).toHaveLength(20 * 20);
    expect(end.coverage).toMatchObject({ alertGroups: 400, unreadable: { total: 0 } });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("with too many different alerts keeps counting, and says so", () => {
    const parser = createSuricataParser({ homeNetworks: HOME, records: [], scope: null });
    const source = (index: number) => `203.0.${Math.floor(index / 256)}.${index % 256}`;
    parser.write(
      Buffer.from(Array.from({ length: 51_000 }, (_, index) => alertLine(1, source(index))).join("")),
    );
    const { verdict, coverage } = parser.end(OK);
    expect(verdict.code).toBe("TOO_MANY_ALERTS");
    expect(coverage).toMatchObject({
      alerts: 51_000,
      alertGroups: 50_000,
      missing: [
        { what: "a part of the run", why: "1000 alerts are only counted." },
        { what: "1000 alerts", why: "too many different ones; they are only counted" },
      ],
    });
  });

  test("without any line end is not collected", () => {
    const parser = createSuricataParser({ homeNetworks: HOME, records: [], scope: null });
    for (let index = 0; index < 64; index += 1) parser.write(Buffer.alloc(1024 * 1024, "{"));
    expect(parser.end(OK)).toMatchObject({ events: [], coverage: { unreadable: { total: 1 } } });
  });
});
