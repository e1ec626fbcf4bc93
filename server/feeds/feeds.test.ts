import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, openPort, operatorToken, run, runWell } from "../../test/support/graphql.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { pool } from "../db.ts";

const LOG4SHELL = "CVE-2021-44228";
const SLOWLORIS = "CVE-2007-6750";

/** In the form of CISA's known_exploited_vulnerabilities.json. */
const kev = (cves: string[], changes: object = {}) =>
  JSON.stringify({
    title: "CISA Catalog of Known Exploited Vulnerabilities",
    catalogVersion: "2026.11.24",
    dateReleased: "2026-11-24T18:00:04.3124Z",
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({
      cveID,
      vendorProject: "Apache",
      product: "Log4j2",
      vulnerabilityName: "Apache Log4j2 Remote Code Execution Vulnerability",
      dateAdded: "2021-12-10",
      shortDescription: "Made for this test.",
      requiredAction: "Apply updates per vendor instructions.",
      dueDate: "2021-12-24",
      knownRansomwareCampaignUse: "Known",
      notes: "",
      cwes: ["CWE-502"],
    })),
    ...changes,
  });

/** In the form of FIRST's epss_scores-2026-11-25.csv. */
const epss = (rows: string[]) =>
  ["#model_version:v2025.03.14,score_date:2026-11-25T12:55:00Z", "cve,epss,percentile", ...rows, ""].join(
    "\n",
  );

const IMPORT = `mutation ($name: FeedName!, $data: String!) { importFeed(name: $name, data: $data) { entryCount changed } }`;
const QUERY = `{ detections { edges { node { location
  knownExploited { state cve dateAdded dueDate ransomware feed { releasedAt } }
  epss { state cve score percentile feed { version } } } } } }`;

const variables = (name: string, text: string | Buffer) => ({
  name,
  data: Buffer.from(text).toString("base64"),
});
const importFeed = async (name: string, text: string | Buffer) =>
  (await runWell(IMPORT, variables(name, text), await operatorToken())).importFeed;

/** What the API says of each detection, by the number of its port, and its columns. */
async function said(port: number) {
  const { detections } = await runWell(QUERY, {}, await operatorToken());
  const { node } = detections.edges.find((edge: any) => edge.node.location === `${port}/tcp`);
  const { rows } = await pool.query(`SELECT "knownExploited", epss FROM "Detection" WHERE port = $1`, [port]);
  return { kev: node.knownExploited, epss: node.epss, columns: rows[0] };
}

async function see(port: number, cves: string[]): Promise<void> {
  const scan = await startScan(await enrollAgent());
  const event = openPort(0, port);
  const references = cves.map((id) => ({ type: "CVE", id }));
  await scan.see([{ ...event, finding: { ...event.finding, references } }]);
}

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "Feed", "KnownExploit", "ExploitScore" CASCADE`);
});

describe("known exploitation", () => {
  it("tells no data from not listed from listed, for what was there before and what comes after", async () => {
    await see(80, [SLOWLORIS, LOG4SHELL]);
    await see(22, []);
    expect(await said(80)).toMatchObject({
      kev: { state: "NO_DATA", feed: null },
      columns: { knownExploited: false },
    });
    expect(await importFeed("KEV", kev([LOG4SHELL]))).toEqual({ entryCount: 1, changed: 1 });
    const listed = {
      kev: {
        state: "LISTED",
        cve: LOG4SHELL,
        dateAdded: "2021-12-10",
        dueDate: "2021-12-24",
        ransomware: true,
      },
      columns: { knownExploited: true },
    };
    expect(await said(80)).toMatchObject(listed);
    expect(await said(22)).toMatchObject({ kev: { state: "NOT_LISTED", cve: null, ransomware: null } });
    await see(443, [LOG4SHELL]);
    expect(await said(443)).toMatchObject(listed);
    const count = `{ yes: detectionCount(filter: { query: "exploited:yes" }) no: detectionCount(filter: { query: "exploited:no" }) }`;
    expect(await runWell(count, {}, await operatorToken())).toEqual({ yes: 2, no: 1 });
    expect(await importFeed("KEV", kev(["CVE-2020-0001"]))).toMatchObject({ changed: 2 });
    expect(await said(80)).toMatchObject({
      kev: { state: "NOT_LISTED" },
      columns: { knownExploited: false },
    });
  });
});

describe("the likelihood of exploitation", () => {
  it("is that of the worst CVE, from a plain or a gzip file", async () => {
    await see(80, [SLOWLORIS, LOG4SHELL]);
    await see(22, ["CVE-2020-0001"]);
    expect((await said(80)).epss).toMatchObject({ state: "NO_DATA", score: null });
    const file = epss([`${SLOWLORIS},0.61,0.97`, `${LOG4SHELL},0.94358,0.99962`, "CVE-1999-0001,1e-05,0.0"]);
    expect(await importFeed("EPSS", gzipSync(file))).toEqual({ entryCount: 3, changed: 1 });
    expect(await said(80)).toMatchObject({
      epss: {
        state: "LISTED",
        cve: LOG4SHELL,
        score: 0.94358,
        percentile: 0.99962,
        feed: { version: "v2025.03.14" },
      },
      columns: { epss: 0.94358 },
    });
    expect(await said(22)).toMatchObject({
      epss: { state: "NOT_LISTED", score: null },
      columns: { epss: null },
    });
    expect(await importFeed("EPSS", file)).toEqual({ entryCount: 3, changed: 0 });
    const count = `query ($query: String!) { detectionCount(filter: { query: $query }) }`;
    const counted = async (query: string) =>
      (await runWell(count, { query }, await operatorToken())).detectionCount;
    expect(await counted("epss:>=0.9")).toBe(1);
    expect(await counted("epss:<0.9")).toBe(0);
    expect(await codeOf(count, { query: "epss:>2" }, await operatorToken())).toBe("BAD_QUERY");
  });

  it("takes a file as large as the real one", async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => `CVE-2020-${10_000 + index},0.00123,0.45678`);
    const { importFeed: importFile } = await import("./import-feed.ts");
    const packed = gzipSync(epss(rows));
    const { entryCount } = await importFile(
      "EPSS",
      (async function* () {
        yield packed;
      })(),
    );
    expect(entryCount).toBe(300_000);
  });
});

describe("a feed that is not right", () => {
  const good = kev([LOG4SHELL]);
  it.each([
    ["KEV", "cut off", good.slice(0, -40), "ends before its end"],
    ["KEV", "with fewer entries than it says", kev([LOG4SHELL], { count: 2 }), "says 2 entries and has 1"],
    ["KEV", "with something for a CVE", kev(["<script>"]), "vulnerabilities.0.cveID"],
    ["KEV", "of another kind", epss([`${LOG4SHELL},0.5,0.5`]), "is no JSON"],
    ["EPSS", "of another kind", "a,b,c\n", "does not begin with #model_version"],
    ["EPSS", "cut off in a line", epss([`${LOG4SHELL},0.5,0.5`]).slice(0, -5), "was cut off"],
    ["EPSS", "with a score over 1", epss([`${LOG4SHELL},1.5,0.5`]), "Line 3"],
    ["EPSS", "without scores", epss([]), "has no scores"],
    ["EPSS", "cut off as gzip", gzipSync(epss([`${LOG4SHELL},0.5,0.5`])).subarray(0, -9), "damaged"],
    ["EPSS", "without line ends", "x".repeat(100_000), "too long"],
  ])("%s, %s, is refused whole", async (name, _what, text, sentence) => {
    await importFeed("KEV", kev(["CVE-2020-0001"]));
    const { errors } = await run(IMPORT, variables(name, text), await operatorToken());
    expect(errors?.[0]).toMatchObject({ extensions: { code: "FEED_INVALID" } });
    expect(errors?.[0]?.message).toContain(sentence);
    const { rows } = await pool.query(`SELECT name, "entryCount" FROM "Feed"`);
    expect(rows).toEqual([{ name: "KEV", entryCount: 1 }]);
  });

  it("is refused where it unfolds to too much", async () => {
    const bomb = gzipSync(Buffer.alloc(257 * 1024 * 1024, "\n"));
    expect(await codeOf(IMPORT, variables("KEV", bomb), await operatorToken())).toBe("TOO_LARGE");
  });

  it("is not taken from an agent", async () => {
    const agent = await enrollAgent();
    expect(await codeOf(IMPORT, variables("KEV", good), agent.token)).toBe("FORBIDDEN");
  });
});
