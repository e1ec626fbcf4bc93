import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { Failure } from "../scripts/failure.ts";
import { generateCode } from "../scripts/setup.ts";
import { aborted } from "../scripts/stop-request.ts";
import { bold, say } from "../scripts/terminal.ts";
import { type BenchHead, type Ground, partEnvironment, startBenchHead, startGround } from "./ground.ts";
import { startPart } from "./ipc.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { reportGoals } from "./report.ts";
import { formatCount, formatRatio, tableLines } from "./table.ts";

/** Memory of the head while it exports all, beside that while it exports a few hundred. */
const GROWTH = 1.5;
const MIB = 1024 * 1024;
/** Sixteen hosts, with twenty of the seeded detections each. */
const FEW = "?query=asset:10.0.1.0/28";
const FORMATS = ["jsonl", "csv", "sarif"] as const;

const Options = z.object({ rows: z.coerce.number().int().min(1000).max(5_000_000) });

/** Measures what memory the head takes to export few detections and very many. Linux only. Throws a Failure for wrong options. */
export async function benchExport(args: string[], stop: AbortSignal): Promise<void> {
  const { rows } = readOptions(args);
  await generateCode();
  say(bold("\nExport: time and memory\n"));
  say(describeMachine());
  say(describeLoad("at the start"));
  const ground = await startGround();
  try {
    await Promise.race([measure(ground, rows), aborted(stop).then(() => say("\nStopped."))]);
  } finally {
    await ground.stop();
  }
}

async function measure(ground: Ground, rows: number): Promise<void> {
  const head = await startBenchHead(ground, "export");
  try {
    const part = startPart("volume-part.ts", await partEnvironment(ground, head.databaseUrl));
    await part.ask("seed", { events: 1000, detections: rows }, z.number()).finally(() => part.stop());
    const table = [["", "rows", "MiB", "rows per second", "head's peak MiB"]];
    const growth: number[] = [];
    for (const format of FORMATS) {
      const few = await exportAs(head, format, FEW);
      const all = await exportAs(head, format, "");
      for (const [name, each] of [
        [`${format}, few`, few],
        [`${format}, all`, all],
      ] as const)
        table.push([name, ...cellsOf(each)]);
      growth.push(all.peakBytes / few.peakBytes);
    }
    for (const line of tableLines(table)) say(`  ${line}`);
    const most = Math.max(...growth);
    reportGoals([
      {
        goal: `all rows in at most ${GROWTH} × the memory of few`,
        measured: formatRatio(most),
        isMet: most <= GROWTH,
      },
    ]);
  } finally {
    await head.stop();
  }
}

type Exported = { rows: number; bytes: number; seconds: number; peakBytes: number };

function cellsOf({ rows, bytes, seconds, peakBytes }: Exported): string[] {
  return [rows, bytes / MIB, rows / seconds, peakBytes / MIB].map(formatCount);
}

/** Takes an export to its end, as fast as it comes, and keeps nothing of it. */
async function exportAs(
  head: BenchHead,
  format: (typeof FORMATS)[number],
  filter: string,
): Promise<Exported> {
  await writeFile(`/proc/${head.pid}/clear_refs`, "5"); // the peak counts from here on: proc(5)
  const startedAt = performance.now();
  const response = await fetch(`${head.url}/export/detections.${format}${filter}`, {
    headers: { authorization: `Bearer ${head.apiToken}` },
  });
  if (!response.ok || !response.body) throw new Failure(`The head answered ${response.status}.`);
  let [rows, bytes] = [0, 0];
  for await (const chunk of response.body) {
    bytes += chunk.length;
    rows += count(chunk, format);
  }
  return { rows, bytes, seconds: (performance.now() - startedAt) / 1000, peakBytes: await peakOf(head.pid) };
}

/** What tells rows apart: lines, or members that each SARIF result has once. Pieces may cut some of the latter. */
function count(chunk: Uint8Array, format: string): number {
  const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
  return text.split(format === "sarif" ? '"occurrenceCount"' : "\n").length - 1;
}

async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: { rows: { type: "string", default: "300000" } } });
    return Options.parse(values);
  } catch (error) {
    throw new Failure(`Wrong options: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
