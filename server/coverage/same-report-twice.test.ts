import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { OutputParser } from "../../agent/scanner.ts";
import { createClamavParser } from "../../agent/scanners/clamav/parser.ts";
import { createLynisParser } from "../../agent/scanners/lynis/parser.ts";
import { nmapOptions } from "../../agent/scanners/nmap/options.ts";
import { createNmapParser } from "../../agent/scanners/nmap/parser.ts";
import { createSuricataParser } from "../../agent/scanners/suricata/parser.ts";
import { createYaraParser } from "../../agent/scanners/yara/parser.ts";
import { enrollAgent } from "../../test/support/graphql.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";
import { MAX_CHUNK_EVENTS } from "../events/event.ts";

const nmap = () =>
  createNmapParser({
    run: { options: nmapOptions.parse({}), privileged: true, totalHosts: 1, hostnames: new Map() },
  });
const lynis = () =>
  createLynisParser({
    run: { hostname: "db-1", privileged: true, selection: { tests: [], groups: [] } },
  });

const NMAP = { targets: ["127.0.0.0/28", "192.0.2.0/28", "::1"], config: { nmap: { ports: "1-65535" } } };
const MACHINE = { targets: [], scanners: ["lynis"] };

const REPORTS: [string, string, object, () => OutputParser][] = [
  ["nmap", "open-ports.xml", NMAP, nmap],
  ["nmap", "connect-two-hosts.xml", NMAP, nmap],
  ["nmap", "vulners.xml", NMAP, nmap],
  ["nmap", "vuln-library.xml", NMAP, nmap],
  ["nmap", "ipv6.xml", NMAP, nmap],
  ["lynis", "full.dat", MACHINE, lynis],
  ["lynis", "unprivileged.dat", MACHINE, lynis],
  [
    "clamav",
    "infected.txt",
    { targets: [], scanners: ["clamav"], paths: ["/srv"] },
    () => createClamavParser({ run: null }),
  ],
  ["yara", "meta.txt", MACHINE, () => createYaraParser({ root: null, run: null })],
  [
    "suricata",
    "run.eve.json",
    MACHINE,
    () => createSuricataParser({ scope: null, homeNetworks: [], records: [] }),
  ],
];

/** The state of everything that a report could change by mistake. */
async function state() {
  const rows = await db.detection.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ fingerprint, status, reopenedCount }) => ({
    fingerprint: Buffer.from(fingerprint).toString("hex"),
    status,
    reopenedCount,
  }));
}

describe("the same report twice", () => {
  it.each(REPORTS)("%s %s: nothing new, nothing closed", async (scanner, file, input, create) => {
    await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange" CASCADE`);
    const agent = await enrollAgent({
      capabilities: [
        { name: scanner, version: "99", privileged: true },
        { name: "lynis", version: "3", privileged: true },
      ],
    });
    const bytes = readFileSync(new URL(`../../agent/scanners/${scanner}/fixtures/${file}`, import.meta.url));
    const submit = async () => {
      const parser = create();
      const events = parser.write(bytes);
      const { events: last, coverage } = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
      const all = [...events, ...last];
      const scan = await startScan(agent, input);
      // Asked for as lynis, which needs no targets, where the report's own scanner needs some that are not there.
      const { targets } = input as { targets: string[] };
      await pool.query(
        `UPDATE "Assignment" SET scanner = $1, targets = CASE WHEN $2 = '{}'::text[] THEN targets ELSE $2 END WHERE id = $3`,
        [scanner, targets, scan.assignmentId],
      );
      for (let at = 0; at < all.length; at += MAX_CHUNK_EVENTS)
        await scan.see(all.slice(at, at + MAX_CHUNK_EVENTS));
      await scan.succeed((coverage.examined as object | null | undefined) ?? null);
    };
    await submit();
    const first = await state();
    expect(first.length).toBeGreaterThan(0);
    await submit();
    expect(await state()).toEqual(first);
    expect(await db.detectionChange.count()).toBe(first.length);
  });
});
