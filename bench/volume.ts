import { parseArgs } from "node:util";
import { z } from "zod";
import { Failure } from "../scripts/failure.ts";
import { generateCode } from "../scripts/setup.ts";
import { aborted } from "../scripts/stop-request.ts";
import { bold, say } from "../scripts/terminal.ts";
import { findScenarios } from "./alerts.ts";
import { type Ground, partEnvironment, startGround } from "./ground.ts";
import { type Part, startPart } from "./ipc.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { type Goal, reportGoals } from "./report.ts";
import { median, quantile } from "./statistics.ts";
import { formatCount, formatMs, formatRatio, tableLines } from "./table.ts";
import { measureIngestion } from "./volume-rates.ts";

const Options = z.object({
  /** Events and detections of the larger of two sizes; the smaller is a tenth. */
  events: z.coerce.number().int().min(1000).max(20_000_000),
  detections: z.coerce.number().int().min(1000).max(5_000_000),
  /** Events of one round of ingestion. */
  ingest: z.coerce.number().int().min(500).max(1_000_000),
  rounds: z.coerce.number().int().min(1).max(50),
  /** Folder with the AIT Alert Data Set, and how many alerts of it. */
  alerts: z.string(),
  alertLimit: z.coerce.number().int().min(500),
});
type Options = z.infer<typeof Options>;

/** A tenth of the rows may take this share less time, at most; the rest is noise. */
const GROWTH = 1.5;
const ASKED = 30;
const questions = [
  { kind: "list", query: "" },
  { kind: "list", query: "severity:critical status:open" },
  { kind: "list", query: "scanner:yara status:accepted" },
  { kind: "list", query: "asset:10.0.1.0/28 port:1-1024" },
  { kind: "list", query: "cve:CVE-2021-10001" },
  { kind: "list", query: "redis credentials -severity:info" },
  { kind: "list", query: "c4ca4238a0b923820dcc509a6f75849b" },
  { kind: "facets", query: "" },
  { kind: "facets", query: "status:open redis" },
  { kind: "facets", query: "asset:10.0.1.0/28" },
] as const;

const Ms = z.number();

/**
 * Measures ingestion beside COPY and plain INSERTs, lists, searches and facets at two sizes of the tables, and what real
 * alerts come down to. Takes a few minutes with its defaults; `stop` ends it earlier. Throws a Failure for wrong options.
 */
export async function benchVolume(args: string[], stop: AbortSignal): Promise<void> {
  const options = readOptions(args);
  await generateCode();
  say(bold("\nVolume: ingestion, lists and searches\n"));
  say(describeMachine());
  say(describeLoad("at the start"));
  const ground = await startGround();
  try {
    await Promise.race([measure(ground, options), aborted(stop).then(() => say("\nStopped."))]);
  } finally {
    await ground.stop();
  }
}

async function measure(ground: Ground, options: Options): Promise<void> {
  const env = await partEnvironment(ground, await ground.createDatabase("volume"));
  const part = startPart("volume-part.ts", env);
  try {
    await part.ask("prepare", null, z.boolean());
    const small = { events: Math.ceil(options.events / 10), detections: Math.ceil(options.detections / 10) };
    await seed(part, small);
    const before = await askAll(part);
    await seed(part, {
      events: options.events - small.events,
      detections: options.detections - small.detections,
    });
    const goals = reportQuestions(before, await askAll(part), options);
    goals.push(await measureIngestion(part, options.ingest, options.rounds));
    await measureAlerts(part, options);
    reportGoals(goals);
    say(describeLoad("at the end"));
  } finally {
    await part.stop();
  }
}

async function seed(part: Part, size: { events: number; detections: number }): Promise<void> {
  const ms = await part.ask("seed", size, Ms);
  say(
    `${formatCount(size.detections)} detections and ${formatCount(size.events)} events in ${formatMs(ms)} ms.`,
  );
}

async function askAll(part: Part): Promise<number[][]> {
  const answers: number[][] = [];
  for (const question of questions) {
    await part.ask("ask", { ...question, times: 2 }, z.array(Ms)); // reads what it needs into memory
    answers.push(await part.ask("ask", { ...question, times: ASKED }, z.array(Ms)));
  }
  return answers;
}

function reportQuestions(small: number[][], large: number[][], { detections }: Options): Goal[] {
  say(
    bold(
      `\nMilliseconds with ${formatCount(detections / 10)} and with ${formatCount(detections)} detections`,
    ),
  );
  const rows = [["", "p50", "p95", "p50", "p95", "p50 : p50"]];
  const growth = questions.map(({ kind, query }, index) => {
    const [before = [], after = []] = [small[index], large[index]];
    const ratio = quantile(after, 0.5) / quantile(before, 0.5);
    const cells = [before, after].flatMap((times) =>
      [quantile(times, 0.5), quantile(times, 0.95)].map(formatMs),
    );
    rows.push([`${kind}  ${query}`, ...cells, formatRatio(ratio)]);
    return ratio;
  });
  for (const line of tableLines(rows)) say(`  ${line}`);
  return [
    {
      goal: `ten times the detections, at most ${GROWTH} × the time (median of the questions)`,
      measured: formatRatio(median(growth)),
      isMet: median(growth) <= GROWTH,
    },
  ];
}

async function measureAlerts(part: Part, { alerts, alertLimit }: Options): Promise<void> {
  say(bold("\nReal alerts (AIT Alert Data Set)"));
  const scenarios = await findScenarios(alerts);
  if (scenarios.size === 0) {
    return say(
      `  Not measured: no .csv.xz in "${alerts}". Say where they are: --alerts FOLDER or AIT_ADS=FOLDER.`,
    );
  }
  const rows = [["", "alerts", "detections", "alerts : detection", "per second"]];
  const Stored = z.object({ alerts: z.number(), detections: z.number(), ms: z.number() });
  for (const [name, file] of scenarios) {
    const stored = await part.ask("alerts", { file, limit: alertLimit }, Stored);
    rows.push([
      name,
      formatCount(stored.alerts),
      formatCount(stored.detections),
      formatCount(stored.alerts / stored.detections),
      formatCount(stored.alerts / (stored.ms / 1000)),
    ]);
  }
  for (const line of tableLines(rows)) say(`  ${line}`);
}

function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        events: { type: "string", default: "1000000" },
        detections: { type: "string", default: "100000" },
        ingest: { type: "string", default: "20000" },
        rounds: { type: "string", default: "3" },
        alerts: { type: "string", default: process.env["AIT_ADS"] ?? "" },
        "alert-limit": { type: "string", default: "50000" },
      },
    });
    return Options.parse({ ...values, alertLimit: values["alert-limit"] });
  } catch (error) {
    throw new Failure(`Wrong options: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
