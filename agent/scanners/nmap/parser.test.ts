import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../../finding.ts";
import type { ProcessEnd } from "../../scanner.ts";
import { nmapOptions } from "./options.ts";
import { createNmapParser, type NmapParserInput } from "./parser.ts";

const directory = new URL("./fixtures/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, directory));
const fixtures = readdirSync(directory).filter((name) => /^(?!elsewhere-).*\.xml$/.test(name));

const ownRun = (totalHosts: number): NmapParserInput["run"] => ({
  options: nmapOptions.parse({}),
  privileged: true,
  totalHosts,
  hostnames: new Map(),
});

function parse(
  bytes: Buffer,
  { end, chunkBytes = 1_000 }: { end?: Partial<ProcessEnd>; chunkBytes?: number } = {},
) {
  const parser = createNmapParser({ run: ownRun(1) });
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "", ...end });
  return { ...last, events: [...events, ...last.events], progress: parser.progress() };
}

const findings = (events: ParsedEvent[]) =>
  events.flatMap(({ finding }) => (finding ? [`${finding.severity} ${finding.title}`] : []));

describe("the nmap parser", () => {
  test("turns open ports into findings with their service", () => {
    const { events, verdict, coverage } = parse(fixture("open-ports.xml"));
    expect(verdict.outcome).toBe("complete");
    expect(findings(events)).toMatchInlineSnapshot(`
      [
        "INFO Open port 18022/tcp (ssh)",
        "INFO Open port 18025/tcp (smtp)",
        "INFO Open port 18080/tcp (http)",
      ]
    `);
    expect(events.find(({ type }) => type === "host")).toMatchInlineSnapshot(
      { observedAt: expect.any(String) },
      `
      {
        "asset": {
          "address": "127.0.0.1",
          "kind": "HOST",
        },
        "data": {
          "address": "127.0.0.1",
          "portStates": {
            "closed": 68,
            "open": 3,
          },
          "reason": "localhost-response",
          "state": "up",
        },
        "observedAt": Any<String>,
        "type": "host",
      }
    `,
    );
    expect(events.find(({ type }) => type === "port")?.finding).toMatchInlineSnapshot(`
      {
        "category": "open-port",
        "evidence": {
          "confidence": 10,
          "cpe": [
            "cpe:/a:openbsd:openssh:9.2p1",
            "cpe:/o:linux:linux_kernel",
          ],
          "extraInfo": "protocol 2.0",
          "method": "probed",
          "name": "ssh",
          "osType": "Linux",
          "product": "OpenSSH",
          "reason": "syn-ack",
          "version": "9.2p1 Debian 2",
        },
        "identity": {
          "port": 18022,
          "protocol": "tcp",
        },
        "location": "18022/tcp",
        "references": [
          {
            "id": "cpe:/a:openbsd:openssh:9.2p1",
            "type": "CPE",
          },
          {
            "id": "cpe:/o:linux:linux_kernel",
            "type": "CPE",
          },
        ],
        "severity": "INFO",
        "title": "Open port 18022/tcp (ssh)",
      }
    `);
    expect(coverage).toMatchInlineSnapshot(`
      {
        "examined": {
          "privileged": true,
          "sets": [
            {
              "answered": "18020-18090",
              "hosts": [
                "127.0.0.1",
              ],
              "protocol": "tcp",
              "silent": "",
            },
          ],
        },
        "hostsDownCount": 0,
        "hostsUp": [
          "127.0.0.1",
        ],
        "missing": [],
        "mode": "syn",
        "protocols": {
          "tcp": "18020-18090",
        },
        "scanner": "nmap",
      }
    `);
  });

  test("reads several hosts of an unprivileged scan", () => {
    const { events, coverage } = parse(fixture("connect-two-hosts.xml"));
    expect(coverage).toMatchObject({ hostsUp: ["127.0.0.1", "127.0.0.2"], mode: "connect", missing: [] });
    expect(events.filter(({ type }) => type === "host")).toHaveLength(2);
  });

  test("reads IPv6 hosts", () => {
    const { events, verdict } = parse(fixture("ipv6.xml"));
    expect(verdict.outcome).toBe("complete");
    expect(events.every(({ asset }) => asset.kind === "HOST" && asset.address === "::1")).toBe(true);
    expect(findings(events)).toHaveLength(3);
  });

  test("says complete, with nothing found, for a host without open ports", () => {
    const { events, verdict, coverage } = parse(fixture("no-open-ports.xml"));
    expect(verdict.outcome).toBe("complete");
    expect(findings(events)).toEqual([]);
    expect(coverage).toMatchObject({ hostsUp: ["127.0.0.3"], protocols: { tcp: "18500-18600" } });
  });

  test("makes findings of vulnerabilities that scripts report, and observations of the rest", () => {
    const { events } = parse(fixture("vuln-library.xml"));
    const vulnerability = events.find(({ finding }) => finding?.category === "script-vulnerability")?.finding;
    expect({ ...vulnerability, evidence: Object.keys(vulnerability?.evidence ?? {}) }).toMatchInlineSnapshot(`
      {
        "category": "script-vulnerability",
        "description": "Slowloris tries to keep many connections to the target web server open and hold
      them open as long as possible.  It accomplishes this by opening connections to
      the target web server and sending a partial request. By doing so, it starves
      the http server's resources causing Denial Of Service.",
        "evidence": [
          "confidence",
          "output",
        ],
        "identity": {
          "key": "CVE-2007-6750",
          "port": 18081,
          "protocol": "tcp",
          "script": "http-slowloris-check",
        },
        "location": "18081/tcp",
        "references": [
          {
            "id": "CVE-2007-6750",
            "type": "CVE",
            "url": "https://nvd.nist.gov/vuln/detail/CVE-2007-6750",
          },
          {
            "id": "https://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2007-6750",
            "type": "URL",
            "url": "https://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2007-6750",
          },
          {
            "id": "http://ha.ckers.org/slowloris/",
            "type": "URL",
            "url": "http://ha.ckers.org/slowloris/",
          },
        ],
        "severity": "MEDIUM",
        "title": "Slowloris DOS attack",
      }
    `);
    expect(vulnerability?.evidence).toMatchObject({ confidence: "LIKELY VULNERABLE" });
    const observed = events.filter(({ type, finding }) => type === "script" && !finding);
    expect(observed.map(({ data }) => data.script)).toEqual(["http-slowloris-check", "http-server-header"]);
  });

  test("makes one finding of each CVE that vulners lists", () => {
    expect(findings(parse(fixture("vulners.xml")).events)).toMatchInlineSnapshot(`
      [
        "INFO Open port 22/tcp (ssh)",
        "HIGH CVE-2016-10009 affects cpe:/a:openbsd:openssh:7.2p2",
        "CRITICAL CVE-2016-10012 affects cpe:/a:openbsd:openssh:7.2p2",
      ]
    `);
  });

  test("keeps guesses at the operating system as an observation", () => {
    const os = parse(fixture("os.xml")).events.filter(({ type }) => type === "os");
    expect(os).toHaveLength(1);
    expect(os[0]?.finding).toBeUndefined();
    expect(os[0]?.data.matches).toHaveLength(5);
  });

  test.each([
    ["host-timeout.xml", {}, "partial", "HOST_TIMEOUT"],
    ["no-targets.xml", {}, "failed", "NO_TARGETS"],
    ["error-ports.xml", { exitCode: 1 }, "failed", "SCANNER_FAILED"],
    ["killed.xml", { exitCode: null, signal: "SIGTERM" }, "failed", "SCANNER_KILLED"],
    ["killed.xml", {}, "failed", "OUTPUT_TRUNCATED"],
    ["open-ports.xml", { exitCode: 1 }, "failed", "SCANNER_FAILED"],
    ["hostile-entities.xml", {}, "partial", "OUTPUT_MALFORMED"],
    ["hostile-implied-close.xml", {}, "failed", "OUTPUT_TRUNCATED"],
  ])("judges %s with %o as %s (%s)", (name, end, outcome, code) => {
    expect(parse(fixture(name), { end }).verdict).toMatchObject({ outcome, code });
  });

  test.each([
    ["nothing", ""],
    ["no XML", "Segmentation fault\n"],
    ["another document", "<html><body>hello</body></html>"],
    ["bytes that are no text", "\u0000\u0001\ufffd<<<>>>&&&"],
  ])("judges %s as failed without throwing", (_, text) => {
    const { verdict, events } = parse(Buffer.from(text, "latin1"));
    expect(verdict.outcome).toBe("failed");
    expect(events).toEqual([]);
  });

  test("keeps the hosts that a cut scan had finished", () => {
    const { events, coverage } = parse(fixture("killed.xml"), { end: { exitCode: null, signal: "SIGTERM" } });
    const closed = fixture("killed.xml").toString().split("</host>").length - 1;
    expect(closed).toBeGreaterThan(0);
    expect(events.filter(({ type }) => type === "host")).toHaveLength(closed);
    expect(coverage.missing).toEqual([{ what: "the rest of the scan", why: "nmap was ended by SIGTERM." }]);
  });

  test.each(fixtures)("never throws on %s cut anywhere, nor counts a host that was not closed", (name) => {
    const bytes = fixture(name);
    for (let length = 0; length < bytes.length; length += 200) {
      const cut = bytes.subarray(0, length);
      const { events, verdict } = parse(cut);
      const closed = cut.toString("latin1").split("</host>").length - 1;
      expect(events.filter(({ type }) => type === "host").length).toBeLessThanOrEqual(closed);
      expect(verdict.outcome).toBe("failed");
    }
  });

  test("gives the same events however the output is cut into chunks", () => {
    const whole = parse(fixture("scripts.xml"), { chunkBytes: 1_000_000 });
    expect(parse(fixture("scripts.xml"), { chunkBytes: 7 })).toEqual(whole);
  });

  test("emits a host when it is closed, not at the end", () => {
    const parser = createNmapParser({ run: ownRun(2) });
    const text = fixture("connect-two-hosts.xml").toString();
    const at = text.indexOf("</host>") + "</host>".length;
    expect(parser.write(Buffer.from(text.slice(0, at))).length).toBeGreaterThan(0);
    expect(parser.progress().fraction).toBe(0.5);
  });

  test("makes no asset of silent addresses when discovery is off", () => {
    const { events, coverage } = parse(fixture("without-status.xml"));
    expect(events.map(({ asset }) => asset)).toEqual(
      Array(2).fill({ kind: "HOST", address: "192.0.2.11", mac: "00:11:22:aa:bb:cc" }),
    );
    expect(coverage).toMatchObject({
      hostsUp: ["192.0.2.11"],
      hostsDownCount: 1,
      missing: [{ what: "1 addresses" }],
    });
  });

  test("cleans hostile text and drops ports and addresses that are none", () => {
    const { events } = parse(fixture("hostile-text.xml"));
    expect(
      events.map(({ type, asset, data, finding }) => ({ type, asset, data, title: finding?.title })),
    ).toMatchInlineSnapshot(`
      [
        {
          "asset": {
            "address": "192.0.2.8",
            "hostnames": [
              "agnp.exe<img src=x onerror=alert(1)>",
            ],
            "kind": "HOST",
          },
          "data": {
            "address": "192.0.2.8",
            "hostnames": [
              "agnp.exe<img src=x onerror=alert(1)>",
            ],
            "portStates": {
              "open": 1,
            },
            "reason": "syn-ack",
            "state": "up",
          },
          "title": undefined,
          "type": "host",
        },
        {
          "asset": {
            "address": "192.0.2.8",
            "hostnames": [
              "agnp.exe<img src=x onerror=alert(1)>",
            ],
            "kind": "HOST",
          },
          "data": {
            "port": 80,
            "protocol": "tcp",
            "reason": "syn-ack",
            "service": {
              "confidence": 10,
              "name": "http FAKE LINE",
              "product": "</script><b>",
              "version": "1.0",
            },
            "state": "open",
          },
          "title": "Open port 80/tcp (http FAKE LINE)",
          "type": "port",
        },
        {
          "asset": {
            "address": "192.0.2.8",
            "hostnames": [
              "agnp.exe<img src=x onerror=alert(1)>",
            ],
            "kind": "HOST",
          },
          "data": {
            "output": "line one
      line two",
            "port": 80,
            "protocol": "tcp",
            "script": "x",
          },
          "title": undefined,
          "type": "script",
        },
      ]
    `);
  });

  test("expands no entity of the document", () => {
    const text = JSON.stringify(parse(fixture("hostile-entities.xml")).events);
    expect(text).not.toContain("aaaaaaaaaa");
    expect(text).not.toContain("root:");
  });

  test("stops at a tag without end instead of collecting it", () => {
    const parser = createNmapParser({ run: ownRun(1) });
    parser.write(Buffer.from('<nmaprun><host a="'));
    for (let index = 0; index < 40; index += 1) parser.write(Buffer.alloc(1024 * 1024, "x"));
    expect(parser.end({ exitCode: 0, signal: null, stderrTail: "" }).verdict.outcome).toBe("failed");
  });
});
