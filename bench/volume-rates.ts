import { z } from "zod";
import { bold, say } from "../scripts/terminal.ts";
import type { Part } from "./ipc.ts";
import type { Goal } from "./report.ts";
import { ratios, spread } from "./statistics.ts";
import { formatCount, formatRatio, formatSpread, tableLines } from "./table.ts";

/** Share of COPY that ingestion reaches, at least. */
const COPY_RATIO = 0.5;

/** What is compared: a way of storing, events about each finding, and whether the head knew the findings before. */
const COPY = { name: "COPY, events only", way: "copy", perFinding: 10, isKnown: false };
const HEAD = { name: "head: new findings, ten events each", way: "head", perFinding: 10, isKnown: false };
const contenders = [
  COPY,
  HEAD,
  { name: "head: known findings, ten events each", way: "head", perFinding: 10, isKnown: true },
  { name: "head: known findings, one event each", way: "head", perFinding: 1, isKnown: true },
  { name: "head: new findings, one event each", way: "head", perFinding: 1, isKnown: false },
  { name: "one INSERT each, events only", way: "insert", perFinding: 10, isKnown: false },
];
type Contender = (typeof contenders)[number];

/** Measures in `rounds` rounds how many events are stored in a second, all contenders in turn, about `events` each time. */
export async function measureIngestion(part: Part, events: number, rounds: number): Promise<Goal> {
  let lastStream = 0;
  const store = ({ way, perFinding }: Contender, stream: number) => {
    const input = { way, perFinding, stream, events: way === "insert" ? events / 5 : events };
    return part.ask("ingest", input, z.number());
  };
  const streams = new Map<Contender, number>();
  for (const contender of contenders.filter(({ isKnown }) => isKnown)) {
    streams.set(contender, ++lastStream);
    await store(contender, lastStream);
  }
  const rates = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      rates.get(contender)?.push(await store(contender, streams.get(contender) ?? ++lastStream));
    }
  }
  return report(rates);
}

function report(rates: Map<Contender, number[]>): Goal {
  const copied = rates.get(COPY) ?? [];
  say(bold("\nEvents stored per second, on full tables (min / median / max of rounds)"));
  const rows = [...rates].map(([{ name }, measured]) => [
    name,
    formatSpread(spread(measured), formatCount),
    formatSpread(ratios(measured, copied), formatRatio),
  ]);
  for (const line of tableLines([["", "per second", ": COPY"], ...rows])) say(`  ${line}`);
  const { median } = ratios(rates.get(HEAD) ?? [], copied);
  return {
    goal: `ingestion at least ${COPY_RATIO} × COPY (${HEAD.name})`,
    measured: formatRatio(median),
    isMet: median >= COPY_RATIO,
  };
}
