import { beforeAll, describe, expect, it } from "vitest";
import { enrollAgent, runWell, tokenOf } from "../../test/support/graphql.ts";
import { openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { pool } from "../db.ts";
import { unusualness } from "./unusualness.ts";

const HOUR_MS = 60 * 60 * 1000;
/** Ten days ago, when the first alert came. */
const began = Date.now() - 240 * HOUR_MS;

/** Hours after the first alert at which each signature is first seen, and on which host. */
const ALERTS: [signature: string, hours: number, address: string][] = [
  ["always", 0, "192.0.2.1"],
  ["also always", 0.5, "192.0.2.1"],
  ["alone", 30, "192.0.2.1"],
  ["scan", 50, "192.0.2.1"],
  ["exploit", 50.1, "192.0.2.1"],
  ["shell", 50.2, "192.0.2.1"],
  ["elsewhere", 50.1, "192.0.2.2"],
];

const alert = ([signature, hours, address]: (typeof ALERTS)[number]) => ({
  type: "alert",
  observedAt: new Date(began + hours * HOUR_MS).toISOString(),
  asset: { kind: "HOST", address },
  data: {},
  finding: { category: "network-alert", title: signature, severity: "MEDIUM", identity: { signature } },
});

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let scan: Awaited<ReturnType<typeof startScan>>;

async function found(): Promise<Record<string, { unusualness: number; score: number }>> {
  const { rows } = await pool.query(
    `SELECT title, unusualness, detection_score(severity, "knownExploited", epss, "assetCriticality", unusualness) AS score
     FROM "Detection"`,
  );
  return Object.fromEntries(rows.map((row) => [row.title, row]));
}

beforeAll(async () => {
  agent = await enrollAgent();
  scan = await startScan(agent, { targets: ["192.0.2.0/30"] });
  for (const each of ALERTS) await scan.see([alert(each)]);
});

describe("alerts", () => {
  it("are as unusual as the rule says, with company that came after them", async () => {
    const told = await found();
    const of = (hoursWatched: number, company: number) =>
      expect.closeTo(unusualness({ hoursWatched, company }), 6);
    expect(ALERTS.map(([signature]) => told[signature]?.unusualness)).toEqual([
      0,
      0,
      of(30, 0),
      of(50, 1), // ten minutes are less than from scan to shell
      of(50.1, 2),
      of(50.2, 1),
      0,
    ]);
  });

  it("that were seen before keep what was said of them", async () => {
    const before = await found();
    await scan.see(ALERTS.map(alert));
    expect(await found()).toEqual(before);
  });

  it("are no company for what else a scanner finds", async () => {
    await scan.see(openPorts("192.0.2.1", [22, 80, 443]));
    const told = await found();
    expect(Object.values(told).filter(({ unusualness }) => unusualness > 0)).toHaveLength(4);
  });
});

const LIST = `query ($query: String) { detections(sort: SCORE, query: $query, first: 100) {
  edges { node { id title score scoreParts { reason points } } } } }`;

describe("the list by score", () => {
  it("begins with what is most unusual, and says why", async () => {
    const { detections } = await runWell(LIST, { query: "category:network-alert" }, await tokenOf("VIEWER"));
    const nodes = detections.edges.map(({ node }: any) => node);
    expect(nodes.slice(0, 4).map(({ title }: any) => title)).toEqual(["exploit", "shell", "scan", "alone"]);
    const { unusualness: value } = (await found())["exploit"] ?? { unusualness: 0 };
    expect(nodes[0]).toMatchObject({
      score: 40 + Math.round(25 * value),
      scoreParts: [
        { reason: "SEVERITY", points: 40 },
        { reason: "EXPLOITATION", points: 0 },
        { reason: "CRITICALITY", points: 0 },
        { reason: "UNUSUALNESS", points: Math.round(25 * value) },
      ],
    });
  });

  it("follows the criticality of assets, for what is found later, too", async () => {
    const operator = await tokenOf("OPERATOR");
    const { rows } = await pool.query(`SELECT id FROM "Asset" WHERE address = '192.0.2.2'`);
    const set = `mutation ($id: ID!) { setAssetCriticality(selection: { ids: [$id] }, criticality: CRITICAL) }`;
    await runWell(set, { id: rows[0].id }, operator);
    await scan.see([alert(["later", 50.1, "192.0.2.2"])]);
    const told = await found();
    expect([told["elsewhere"]?.score, told["later"]?.score, told["always"]?.score]).toEqual([55, 55, 40]);
    const { detections } = await runWell(LIST, { query: "score:>=55 score:<56" }, operator);
    expect(detections.edges.map(({ node }: any) => node.title).sort()).toEqual(["elsewhere", "later"]);
  });
});

it("makes new alerts of one chunk, days apart, the company of what was there at their time", async () => {
  const on = (signature: string, hours: number) => alert([signature, hours, "192.0.2.3"]);
  const daily = Array.from({ length: 120 }, (_, at) => on(`daily ${at}`, 60 + at));
  await scan.see([on("long before", 0), on("first of two", 50), ...daily]);
  await scan.see([on("second of two", 50.1), on("much later", 200)]);
  const expected = unusualness({ hoursWatched: 50, company: 1 });
  expect((await found())["first of two"]?.unusualness).toBeCloseTo(expected, 6);
});
