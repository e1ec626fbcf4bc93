import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../../finding.ts";
import { createNmapParser } from "./parser.ts";

const now = () => new Date("2026-01-02T03:04:05Z");
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

function read(bytes: Buffer, chunkBytes = 4_096) {
  const parser = createNmapParser({ run: null, now });
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return { ...last, events: [...events, ...last.events] };
}

const addressOf = ({ asset }: ParsedEvent) => (asset.kind === "HOST" ? asset.address : asset.kind);
const lines = (events: ParsedEvent[]) =>
  events.map((event) =>
    [addressOf(event), event.type, event.finding?.title ?? event.data.state].filter(Boolean).join(" "),
  );

describe("a report of nmap from elsewhere", () => {
  test("may be masscan's: a host for each port, no status, no word for success", () => {
    const { events, verdict, coverage } = read(fixture("elsewhere-masscan.xml"));
    expect(verdict.outcome).toBe("complete");
    expect(lines(events)).toMatchInlineSnapshot(`
      [
        "192.0.2.20 host up",
        "192.0.2.20 port Open port 80/tcp",
        "192.0.2.20 host up",
        "192.0.2.20 port Open port 22/tcp (ssh)",
        "2001:db8::20 host up",
        "2001:db8::20 port Open port 53/udp",
        "192.0.2.21 host up",
      ]
    `);
    expect(coverage).toMatchObject({
      hostsUp: ["192.0.2.20", "192.0.2.21", "2001:db8::20"],
      missing: [],
      examined: null,
    });
  });

  test("may be of version 4", () => {
    const { events, verdict } = read(fixture("elsewhere-old.xml"));
    expect(verdict.outcome).toBe("complete");
    expect(lines(events)).toMatchInlineSnapshot(`
      [
        "192.0.2.30 host up",
        "192.0.2.30 port Open port 22/tcp (ssh)",
        "192.0.2.30 port open|filtered",
        "192.0.2.30 port Open port 123/udp (ntp)",
        "192.0.2.30 os",
      ]
    `);
    expect(events.at(-1)?.data).toMatchObject({
      classes: [{ name: "Linux Linux 2.6.X" }],
      matches: [{ name: "Linux 2.6.8 - 2.6.9" }],
    });
    expect(events[0]?.observedAt).toBe("2007-01-01T00:00:00.000Z");
  });

  test("may be several runs behind each other, of all kinds of scans; what has no address is named", () => {
    const { events, verdict, coverage } = read(fixture("elsewhere-joined.xml"));
    expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_MALFORMED" });
    expect(lines(events)).toMatchInlineSnapshot(`
      [
        "192.0.2.40 host up",
        "192.0.2.40 port Open port 1/ip (icmp)",
        "192.0.2.40 port Open port 6/ip (tcp)",
        "192.0.2.40 route",
        "192.0.2.41 unfinished-host up",
        "fe80::1 host up",
        "fe80::1 port Open port 2905/sctp",
        "fe80::1 port Open port 443/tcp",
        "192.0.2.43 host up",
      ]
    `);
    expect(coverage).toMatchInlineSnapshot(`
      {
        "examined": null,
        "hostsDownCount": 1,
        "hostsSilent": [
          "192.0.2.42",
        ],
        "hostsUp": [
          "192.0.2.40",
          "192.0.2.43",
          "fe80::1",
        ],
        "missing": [
          {
            "what": "bad.invalid",
            "why": "skipped by nmap: invalid",
          },
          {
            "what": "00:11:22:33:44:66",
            "why": "has no address of a network",
          },
          {
            "what": "1 ports of 192.0.2.43",
            "why": "have no number or no known protocol",
          },
          {
            "what": "a part of the report",
            "why": "2 hosts have parts that could not be used.",
          },
          {
            "what": "1 addresses",
            "why": "gave no answer, and host discovery was off",
          },
        ],
        "mode": "ipproto",
        "protocols": {
          "ip": "1,6",
        },
        "scanner": "nmap",
        "scripts": [
          {
            "output": "
        one answer",
            "script": "broadcast-example",
          },
        ],
      }
    `);
  });

  test("tells vulnerabilities also where scripts print them as text only", () => {
    const { events, verdict } = read(fixture("elsewhere-vulnerabilities.xml"));
    expect(verdict.outcome).toBe("complete");
    const found = events.flatMap(({ finding }) =>
      finding?.category === "script-vulnerability" ? [finding] : [],
    );
    expect(
      found.map(({ identity, title, severity }) => ({ ...identity, title, severity })),
    ).toMatchInlineSnapshot(`
      [
        {
          "key": "CVE-2012-0001",
          "port": 80,
          "protocol": "tcp",
          "script": "http-vuln-example",
          "severity": "HIGH",
          "title": "Example flaw",
        },
        {
          "key": "CVE-2013-0001",
          "port": 80,
          "protocol": "tcp",
          "script": "vulners",
          "severity": "HIGH",
          "title": "CVE-2013-0001 affects cpe:/a:example:example:1.0",
        },
        {
          "key": "CVE-2013-0002",
          "port": 80,
          "protocol": "tcp",
          "script": "vulners",
          "severity": "MEDIUM",
          "title": "CVE-2013-0002 affects cpe:/a:example:example:1.0",
        },
        {
          "key": "CVE-2014-0001",
          "port": 80,
          "protocol": "tcp",
          "script": "vulscan",
          "severity": "MEDIUM",
          "title": "CVE-2014-0001 may apply: First flaw of Example 1.0",
        },
        {
          "key": "CVE-2014-0002",
          "port": 80,
          "protocol": "tcp",
          "script": "vulscan",
          "severity": "MEDIUM",
          "title": "CVE-2014-0002 may apply: Second flaw",
        },
        {
          "key": "A flaw without a number",
          "port": 443,
          "protocol": "tcp",
          "script": "ssl-example",
          "severity": "MEDIUM",
          "title": "A flaw without a number",
        },
        {
          "key": "Another such flaw",
          "port": 443,
          "protocol": "tcp",
          "script": "ssl-example",
          "severity": "MEDIUM",
          "title": "Another such flaw",
        },
        {
          "key": "CVE-2015-0001",
          "port": 443,
          "protocol": "tcp",
          "script": "vulners",
          "severity": "CRITICAL",
          "title": "CVE-2015-0001 affects cpe:/a:example:example:2.0",
        },
        {
          "key": "CVE-2015-0002",
          "port": 443,
          "protocol": "tcp",
          "script": "vulners",
          "severity": "LOW",
          "title": "CVE-2015-0002 affects cpe:/a:example:example:2.0",
        },
        {
          "key": "MS08-067",
          "script": "smb-check-vulns",
          "severity": "MEDIUM",
          "title": "MS08-067",
        },
      ]
    `);
  });

  test("may lack its end: then it is no proof, and a port without a state no finding", () => {
    const { events, verdict } = read(fixture("elsewhere-no-end.xml"));
    expect(verdict).toMatchObject({ outcome: "partial", code: "OUTPUT_TRUNCATED" });
    expect(lines(events)).toEqual([
      "192.0.2.60 host up",
      "192.0.2.60 port Open port 22/tcp (ssh)",
      "192.0.2.60 port unknown",
    ]);
  });

  test("may be cut in the middle, with another behind it: all closed hosts are kept, the open one is named", () => {
    const { events, verdict, coverage } = read(fixture("elsewhere-cut.xml"));
    expect(verdict.outcome).toBe("partial");
    expect([...new Set(events.map(addressOf))]).toEqual(["192.0.2.70", "192.0.2.72", "192.0.2.73"]);
    expect(coverage.missing).toContainEqual({ what: "192.0.2.71", why: "the report ends inside of it" });
  });

  test.each([
    "elsewhere-masscan.xml",
    "elsewhere-joined.xml",
    "elsewhere-vulnerabilities.xml",
    "elsewhere-cut.xml",
  ])("reads %s the same in chunks of one byte", (name) => {
    expect(read(fixture(name), 1)).toEqual(read(fixture(name), 1_000_000));
  });

  const text =
    '<?xml version="1.0"?>\r\n<nmaprun><host><address addr="192.0.2.61"/><hostnames><hostname name="grün.example"/></hostnames></host></nmaprun>';
  const utf16be = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  test.each([
    ["UTF-16 with its mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 of the other order", utf16be],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le")],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["Latin-1 that says so", Buffer.from(text.replace('"1.0"', '"1.0" encoding="iso-8859-1"'), "latin1")],
    ["UTF-8 that says it is UTF-16", Buffer.from(text.replace('"1.0"', '"1.0" encoding="UTF-16"'))],
  ])("may be written in %s", (_, bytes) => {
    const { events } = read(bytes, 3);
    expect(events.map(({ data }) => data.hostnames)).toEqual([["grün.example"]]);
  });

  test("names hosts that it counts and does not list", () => {
    const { verdict } = read(
      Buffer.from(
        `<nmaprun scanner="nmap" args="nmap 192.0.2.0/24"><host><status state="up" reason="reset"/><address addr="192.0.2.1"/></host>
        <runstats><finished exit="success"/><hosts up="2" down="0" total="2"/></runstats></nmaprun>`,
      ),
    );
    expect(verdict).toMatchObject({ outcome: "partial", code: "HOSTS_MISSING" });
  });

  test.each([
    [
      "a host of 200,000 ports",
      `<host><address addr="192.0.2.1"/><ports>${'<port protocol="tcp" portid="1"><state state="closed"/></port>'.repeat(200_000)}</ports></host>`,
      1,
    ],
    [
      "100,000 attributes",
      `<host ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(" ")}><address addr="192.0.2.1"/></host>`,
      1,
    ],
    [
      "an attribute of 10 MB",
      `<host comment="${"x".repeat(10_000_000)}"><address addr="192.0.2.1"/></host>`,
      1,
    ],
    [
      "a depth of 100,000",
      `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}<host><address addr="192.0.2.1"/></host>`,
      1,
    ],
  ])("copes with %s", (_, inner, hosts) => {
    const { events } = read(Buffer.from(`<nmaprun>${inner}</nmaprun>`), 64 * 1024);
    expect(events.filter(({ type }) => type === "host")).toHaveLength(hosts);
  });

  test("may be whole documents behind each other, each with its declarations", () => {
    const one = (address: string) =>
      `<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap"><host><status state="up" reason="reset"/><address addr="${address}"/></host><runstats><finished exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>\n`;
    const { events, verdict } = read(Buffer.from(one("192.0.2.1") + one("192.0.2.2")));
    expect(events.map(addressOf)).toEqual(["192.0.2.1", "192.0.2.2"]);
    expect(verdict.outcome).toBe("complete");
  });

  test("tells what checks of several things found, with the CVE in their names", () => {
    const output =
      "\n  Conficker: Likely INFECTED (by some)\n  SMBv2 DoS (CVE-2009-3103): VULNERABLE\n  regsvc DoS: NOT VULNERABLE\n";
    const { events } = read(
      Buffer.from(
        `<nmaprun><host><address addr="192.0.2.1"/><hostscript><script id="smb-check-vulns" output="${output.replaceAll("\n", "&#xa;")}"/></hostscript></host></nmaprun>`,
      ),
    );
    const found = events.flatMap(({ finding }) => finding ?? []);
    expect(found.map(({ title, references }) => [title, references?.map(({ id }) => id)])).toEqual([
      ["Conficker", []],
      ["SMBv2 DoS (CVE-2009-3103)", ["CVE-2009-3103"]],
    ]);
  });
});
