import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectDir } from "../../scripts/project.ts";
import { enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { fixture, importText } from "../../test/support/imports.ts";
import { requireSarif } from "../../test/support/sarif-schema.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { db } from "../db.ts";
import { queryOf } from "../detections/filter.ts";
import { sarif } from "./sarif.ts";

const MINUTE = 60_000;
const SCANNERS = ["clamav", "lynis", "nmap", "suricata", "yara"];
/** What a hostile machine may make a scanner say: no text of it may end, bend or fill a log. */
const ODD_TEXTS = [
  "\u0001\u001b[31m\u007f",
  "\\ud800 \\u0000 are texts",
  "\u202e\u2066\ufeff\ufffe",
  '"}],"runs":[{',
  "{0} {{1}} %s $ref",
  "[a](javascript:alert(1)) <script>",
  "é".repeat(4000),
  "a\r\nb\u2028c\u2029d",
];
const ODD_PATHS = [
  "relative/ü %2f#?.bin",
  "C:\\temp\\[a] b.exe",
  "/srv/a b/%zz/\u0007/ü?#.bin",
  "//host/share",
  "/",
];

async function exported(filter: object = {}) {
  const pieces: string[] = [];
  for await (const piece of sarif(queryOf(filter))) pieces.push(piece);
  return requireSarif(JSON.parse(pieces.join("")));
}

/** Every report that the scanners' own tests read, hostile ones included. */
async function importFixtures(scanner: string): Promise<void> {
  for (const name of await readdir(join(projectDir, "agent/scanners", scanner, "fixtures")))
    if (/\.(?:xml|dat|txt|json)$/.test(name))
      await importText(name, (await fixture(scanner, name)).toString(), { machine: "web-1", scanner });
}

async function seeOddTexts(): Promise<void> {
  const odd = (identity: object, text: string, more: object = {}) => ({
    type: "file",
    observedAt: new Date().toISOString(),
    asset: { kind: "FILE_TREE", root: "/srv" },
    data: {},
    finding: {
      category: "infected-file",
      title: text.slice(0, 200),
      description: text,
      severity: "HIGH",
      location: text.slice(0, 200),
      identity,
      references: [
        { type: "CWE", id: text.slice(0, 100) },
        { type: "RULE", id: "r", url: `https://a.test/${text.slice(0, 50)}` },
      ],
      ...more,
    },
  });
  const scan = await startScan(await enrollAgent());
  const byText = ODD_TEXTS.map((text, index) => odd({ path: `/srv/${index}`, signature: text }, text));
  const byPath = ODD_PATHS.map((path) => odd({ path, signature: "Odd.Path" }, path));
  for (const event of [...byText, ...byPath]) await scan.see([event]);
}

describe("detections as SARIF", () => {
  beforeAll(async () => {
    for (const scanner of SCANNERS) await importFixtures(scanner);
    await seeOddTexts();
    const [judged, accepted] = await db.detection.findMany({ where: { scanner: "clamav" }, take: 2 });
    const judge = `mutation ($judged: ID!, $accepted: ID!, $note: String!, $until: DateTime!) {
      markFalsePositive(selection: { ids: [$judged] }, note: $note) { changed }
      acceptDetections(selection: { ids: [$accepted] }, until: $until) { changed } }`;
    const until = new Date(Date.now() + 1e9).toISOString();
    const variables = { judged: judged?.id, accepted: accepted?.id, note: '"known" [x](y)', until };
    await runWell(judge, variables, await operatorToken());
  }, 2 * MINUTE);

  it("of every scanner, with all that hostile machines may say, are a log that the public schema allows", async () => {
    const { runs } = await exported();
    expect(runs.map(({ tool }) => tool.driver.name)).toEqual(SCANNERS);
    const results = runs.flatMap((run) => run.results ?? []);
    expect(results).toHaveLength(await db.detection.count());
    expect(results.filter(({ suppressions }) => suppressions?.length)).toHaveLength(2);
    for (const { tool, results } of runs) {
      const described = new Set(tool.driver.rules?.map(({ id }) => id));
      expect(results?.filter(({ ruleId }) => !described.has(ruleId ?? ""))).toEqual([]);
    }
  });

  it("refuse what the schema does not allow, so that the check is one", async () => {
    const [run] = (await exported()).runs;
    const broken = {
      version: "2.1.0",
      runs: [{ ...run, results: [{ message: {}, ruleID: "x", level: "worst" }] }],
    };
    expect(() => requireSarif(broken)).toThrow(/must NOT have additional properties[\s\S]*allowed values/);
  });

  it("keep paths as addresses of files, and leave nothing of them for a viewer to read otherwise", async () => {
    const { runs } = await exported({ query: "rule:Odd.Path" });
    const uris = runs[0]?.results?.map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect(uris?.toSorted()).toEqual([
      "file:///",
      "file:///C:/temp/%5Ba%5D%20b.exe",
      "file:///host/share",
      "file:///srv/a%20b/%25zz/%07/%C3%BC%3F%23.bin",
      "relative/%C3%BC%20%252f%23%3F.bin",
    ]);
  });
});
