import { beforeAll, describe, expect, it } from "vitest";
import { enrollAgent, openPort } from "../../test/support/graphql.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { db, listPool, pool } from "../db.ts";
import { SCORE_SQL } from "../intelligence/score.ts";
import { queryOf } from "./filter.ts";
import { countFacets, type DetectionSort, findPage } from "./list.ts";

const GULLS = 10_500;

/** More detections of one kind than are looked up or counted, all found after a single one of another kind. */
beforeAll(async () => {
  const agent = await enrollAgent();
  const scan = await startScan(agent, { targets: ["10.0.0.0/16"], config: { nmap: { ports: "1-10000" } } });
  const port = openPort(1, 22, "10.0.0.1");
  await scan.see([{ ...port, finding: { ...port.finding, title: "A walrus", severity: "MEDIUM" } }]);
  await pool.query(
    `INSERT INTO "Detection" (fingerprint, scanner, category, title, severity, "assetKind", "assetKey", "assetLabel",
       "firstSeenAt", "lastSeenAt", "lastAssignmentId")
     SELECT sha256(i::text::bytea), scanner, CASE WHEN i % 3 = 0 THEN 'alert' ELSE category END, 'Gull ' || i,
       CASE WHEN i % 2 = 0 THEN 'HIGH' ELSE 'INFO' END::"Severity", "assetKind", "assetKey", "assetLabel",
       now() + i * interval '1 second', now() + i * interval '1 second', "lastAssignmentId"
     FROM "Detection", generate_series(1, $1::int) AS i ORDER BY i`,
    [GULLS],
  );
  await pool.query(
    `INSERT INTO "DetectionSearch" ("detectionId", label, words)
     SELECT id, title, detection_words(scanner, category, title, "assetLabel", location, description, evidence,
       "references", rule)
     FROM "Detection" WHERE title LIKE 'Gull%'`,
  );
  await pool.query("ANALYZE");
});

const page = async (text: string, sort: DetectionSort, after?: string) => {
  const rows = await findPage({ query: queryOf({ query: text }), sort, limit: 3, after });
  const found = await db.detection.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  const titles = rows.map(({ id }) => found.find((each) => each.id === id)?.title);
  return { titles, end: rows.at(-1)?.cursor };
};
const facets = (text: string) => countFacets(queryOf({ query: text }));

describe("a long list", () => {
  it.each<DetectionSort>(["SCORE", "NEWEST", "SEVERITY", "LAST_SEEN"])(
    "has rare words in order of %s",
    async (sort) => {
      expect((await page("walrus", sort)).titles).toEqual(["A walrus"]);
      expect((await page("category:open-port walrus", sort)).titles).toEqual(["A walrus"]);
      expect((await page("category:alert walrus", sort)).titles).toEqual([]);
    },
  );

  it("is read by score along an index, without sorting", async () => {
    const { rows } = await listPool.query(
      `EXPLAIN SELECT d.id FROM "Detection" d WHERE d.status = 'OPEN' ORDER BY ${SCORE_SQL} DESC, d.id DESC LIMIT 3`,
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("Detection_score_idx");
    expect(plan).not.toContain("Sort");
  });

  it("has frequent words page by page", async () => {
    const first = await page("gull", "NEWEST");
    expect(first.titles).toEqual([`Gull ${GULLS}`, `Gull ${GULLS - 1}`, `Gull ${GULLS - 2}`]);
    expect((await page("gull", "NEWEST", first.end)).titles[0]).toBe(`Gull ${GULLS - 3}`);
    expect((await page("gull severity:info", "SEVERITY")).titles[0]).toBe(`Gull ${GULLS - 1}`);
    expect((await page("gull severity:medium", "NEWEST")).titles).toEqual([]);
    expect((await page("gull", "LAST_SEEN")).titles).toEqual(first.titles);
  });

  it("counts rare words exactly, and frequent ones among the newest", async () => {
    expect(await facets("walrus")).toMatchObject({ count: 1, isExact: true });
    expect(await facets("gull 77")).toMatchObject({ isExact: true });
    expect(await facets("gull severity:info")).toMatchObject({ count: 5000, isExact: false });
    expect(await facets("category:alert -severity:info")).toMatchObject({ isExact: false });
    expect(await facets("")).toMatchObject({ count: 10_000, isExact: false });
  });
});
