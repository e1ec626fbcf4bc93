import { expect, it } from "vitest";
import { enrollAgent, openPort, operatorToken, runWell } from "../../test/support/graphql.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { leastStatements } from "../../test/support/statements.ts";

const QUERY = `query ($first: Int!) { scans(first: $first) { edges { node {
  name all: newDetectionCount high: newDetectionCount(atLeast: HIGH) } } } }`;

async function counts(first: number): Promise<{ name: string; all: number; high: number }[]> {
  const { scans } = await runWell(QUERY, { first }, await operatorToken());
  return scans.edges.map(({ node }: { node: { name: string; all: number; high: number } }) => node);
}

function port(number: number, severity: string) {
  const event = openPort(0, number, "192.0.2.1");
  return { ...event, finding: { ...event.finding, severity } };
}

it("counts for each scan of a list what was new with it, by one statement", async () => {
  const agent = await enrollAgent();
  const first = await startScan(agent, { name: "first", targets: ["192.0.2.1"] });
  await first.see([port(22, "INFO"), port(23, "HIGH")]);
  const second = await startScan(agent, { name: "second", targets: ["192.0.2.1"] });
  await second.see([port(22, "INFO"), port(80, "HIGH"), port(443, "CRITICAL")]);
  expect(await counts(2)).toEqual([
    { name: "second", all: 2, high: 2 },
    { name: "first", all: 2, high: 1 },
  ]);

  expect(await leastStatements(() => counts(2))).toBe(await leastStatements(() => counts(1)));
});
