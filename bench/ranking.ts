import { parseArgs } from "node:util";
import { Failure } from "../scripts/failure.ts";
import { bold, say } from "../scripts/terminal.ts";
import { unusualness, WEIGHTS } from "../server/intelligence/unusualness.ts";
import { findScenarios } from "./alerts.ts";
import { averagePrecision, precisionAt } from "./ranking-quality.ts";
import { learn } from "./regression.ts";
import { type Goal, reportGoals } from "./report.ts";
import { readScenario, type ScenarioDetection } from "./scenario.ts";
import { formatCount, formatRatio, tableLines } from "./table.ts";

/** What somebody looks at before giving up. */
const FIRST = 20;

/** Other orders of the same list, by what comes first. */
const OTHERS: Record<string, (detection: ScenarioDetection) => number> = {
  "newest first": ({ firstSeen }) => firstSeen,
  "last seen first": ({ lastSeen }) => lastSeen,
  "most events first": ({ eventCount }) => eventCount,
  "fewest events first": ({ eventCount }) => -eventCount,
};

/**
 * Measures how far up a list detections of attacks come, beside other orders of the same list. For each scenario the weights
 * are learnt from the other ones alone. Ends with the weights that all of them together give. Throws a Failure for wrong
 * options, or where the data set is not to be found.
 */
export async function benchRanking(args: string[], stop: AbortSignal): Promise<void> {
  const scenarios = await readScenarios(readFolder(args), stop);
  say(bold("\nRanking of alerts (AIT Alert Data Set), learnt from the other scenarios\n"));
  const rows = [["", "detections", "of attacks", "average precision", `of the first ${FIRST}`]];
  const qualities = [...scenarios].map(([name, detections]) => {
    const others = [...scenarios].flatMap(([other, its]) => (other === name ? [] : its));
    const weights = learn(others);
    const orders = { learnt: ({ facts }: ScenarioDetection) => unusualness(facts, weights), ...OTHERS };
    const found = Object.entries(orders).map(
      ([order, value]) => [order, qualityOf(detections, value)] as const,
    );
    const attacks = detections.filter(({ isAttack }) => isAttack).length;
    rows.push([
      name,
      formatCount(detections.length),
      formatCount(attacks),
      formatRatio(attacks / detections.length),
    ]);
    for (const [order, { ap, first }] of found)
      rows.push([`  ${order}`, "", "", formatRatio(ap), formatRatio(first)]);
    return Object.fromEntries(found);
  });
  for (const line of tableLines(rows)) say(`  ${line}`);
  say("\n  In the line of a scenario: what an order by chance would have.");
  reportGoals([...goalsOf(qualities), weightsGoal([...scenarios.values()].flat())]);
}

type Quality = { ap: number; first: number };

function qualityOf(
  detections: ScenarioDetection[],
  value: (detection: ScenarioDetection) => number,
): Quality {
  // As the head lists them: of equal ones the latest found first.
  const ranked = detections
    .toSorted((a, b) => value(b) - value(a) || b.firstSeen - a.firstSeen)
    .map(({ isAttack }) => isAttack);
  return { ap: averagePrecision(ranked), first: precisionAt(ranked, FIRST) };
}

function goalsOf(qualities: Record<string, Quality>[]): Goal[] {
  return Object.keys(OTHERS).map((order) => {
    const ratios = qualities.map((each) => (each["learnt"]?.ap ?? 0) / (each[order]?.ap ?? 1));
    return {
      goal: `more precise than ${order}, in each scenario`,
      measured: `${ratios.map(formatRatio).join(", ")} ×`,
      isMet: ratios.every((ratio) => ratio > 1),
    };
  });
}

/** The weights that are shipped are those of all scenarios. */
function weightsGoal(detections: ScenarioDetection[]): Goal {
  const learnt = Object.entries(learn(detections)).map(
    ([name, weight]) => [name, Number(weight.toFixed(2))] as const,
  );
  return {
    goal: "the head has the weights that all scenarios give",
    measured: learnt.map(([name, weight]) => `${name} ${weight}`).join(", "),
    isMet: learnt.every(([name, weight]) => WEIGHTS[name as keyof typeof WEIGHTS] === weight),
  };
}

async function readScenarios(folder: string, stop: AbortSignal): Promise<Map<string, ScenarioDetection[]>> {
  const files = await findScenarios(folder);
  if (files.size < 2)
    throw new Failure(
      `No two scenarios (.csv.xz) in "${folder}". Say where the data set is: --alerts FOLDER or AIT_ADS=FOLDER.`,
    );
  const scenarios = new Map<string, ScenarioDetection[]>();
  for (const [name, file] of files) {
    stop.throwIfAborted();
    scenarios.set(name, await readScenario(file));
  }
  return scenarios;
}

function readFolder(args: string[]): string {
  try {
    const alerts = { type: "string", default: process.env["AIT_ADS"] ?? "" } as const;
    return parseArgs({ args, options: { alerts } }).values.alerts;
  } catch (error) {
    throw new Failure(`Wrong options: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
