import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ParsedEvent } from "../finding.ts";
import type { OutputParser } from "../scanner.ts";
import { createClamavParser } from "./clamav/parser.ts";
import { createLynisParser } from "./lynis/parser.ts";
import { createNmapParser } from "./nmap/parser.ts";
import { createSuricataParser } from "./suricata/parser.ts";
import { createYaraParser } from "./yara/parser.ts";

const PARSERS: Record<string, { files: RegExp; create: () => OutputParser }> = {
  nmap: { files: /\.xml$/, create: () => createNmapParser({ run: null }) },
  lynis: { files: /\.dat$/, create: () => createLynisParser({ run: null }) },
  clamav: { files: /\.txt$/, create: () => createClamavParser({ run: null }) },
  yara: { files: /\.txt$/, create: () => createYaraParser({ root: null, run: null }) },
  suricata: {
    files: /\.(?:json|txt)$/,
    create: () => createSuricataParser({ homeNetworks: [], records: [], scope: null }),
  },
};

const reports = Object.entries(PARSERS).flatMap(([scanner, { files }]) =>
  readdirSync(new URL(`./${scanner}/fixtures/`, import.meta.url))
    .filter((name) => files.test(name))
    .map((name): [string, string] => [scanner, name]),
);

function read(scanner: string, bytes: Buffer, chunkBytes: number) {
  const parser = PARSERS[scanner]?.create();
  if (!parser) throw new Error(`no parser for ${scanner}`);
  const events: ParsedEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    events.push(...parser.write(bytes.subarray(at, at + chunkBytes)));
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return { ...last, events: [...events, ...last.events] };
}

/** As the head tells findings apart, and what a reader would. */
const identified = (events: ParsedEvent[]) =>
  events.flatMap(({ asset, finding }) =>
    finding
      ? [
          {
            key: JSON.stringify([asset, finding.category, finding.identity]),
            shown: JSON.stringify([finding.title, finding.location, finding.severity]),
          },
        ]
      : [],
  );

describe("a report from elsewhere", () => {
  test.each(reports)(
    "of %s (%s) gives the same findings twice, byte by byte too, and none shares another's identity",
    (scanner, name) => {
      const bytes = readFileSync(new URL(`./${scanner}/fixtures/${name}`, import.meta.url));
      const whole = read(scanner, bytes, bytes.length || 1);
      const pieces = read(scanner, bytes, bytes.length > 50_000 ? 97 : 1);
      const found = identified(whole.events);
      expect(identified(pieces.events)).toEqual(found);
      expect(pieces.verdict).toEqual(whole.verdict);
      const distinct = (items: string[]) => new Set(items).size;
      const keys = found.map(({ key }) => key);
      expect(distinct(found.map(({ key, shown }) => `${key} ${shown}`))).toBe(distinct(keys));
      for (const event of whole.events)
        expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(64 * 1024);
    },
  );

  test.each([
    [
      "a service's version and the time",
      "nmap",
      (n: number) =>
        `<nmaprun><host endtime="170000000${n}"><status state="up" reason="reset"/><address addr="192.0.2.1"/><ports><port protocol="tcp" portid="22"><state state="open" reason="syn-ack"/><service name="ssh" product="Example" version="${n}"/></port></ports></host></nmaprun>`,
    ],
    [
      "a setting's wrong value and a counter",
      "lynis",
      (n: number) =>
        `# Lynis Report\nhostname=a\nsuggestion[]=SSH-7408|Consider hardening SSH configuration|MaxAuthTries (set ${n} to 3)|-|\nsuggestion[]=PKGS-7346|Purge old/removed packages (${n} found) with purge.|-|-|\n`,
    ],
    [
      "a client's port and the time",
      "clamav",
      (n: number) =>
        `Tue Jan  2 03:04:0${n} 2024 -> instream(192.0.2.1@5432${n}): Eicar-Signature FOUND\nTue Jan  2 03:04:0${n} 2024 -> fd[1${n}]: Eicar-Signature FOUND\n`,
    ],
    ["where its string stands", "yara", (n: number) => `Rule [] [] /a\n0x${n}:$a: abc${n}\n`],
    [
      "the random port of a client, the flow, the revision and the time",
      "suricata",
      (n: number) =>
        `{"timestamp":"2024-01-01T00:00:0${n}.000000+0000","flow_id":${n},"event_type":"alert","src_ip":"192.0.2.1","src_port":80,"dest_ip":"192.0.2.2","dest_port":5000${n},"proto":"TCP","alert":{"gid":1,"signature_id":1,"rev":${n},"signature":"a","severity":1}}\n`,
    ],
  ])("keeps the identity of a finding when %s changes (%s)", (_, scanner, report) => {
    const keysOf = (n: number) =>
      identified(read(scanner, Buffer.from(report(n)), 1_000).events).map(({ key }) => key);
    expect(keysOf(5)).toEqual(keysOf(6));
    expect(keysOf(5)).not.toEqual([]);
  });
});
