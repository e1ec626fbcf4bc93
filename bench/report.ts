import { bold, green, say, yellow } from "../scripts/terminal.ts";
import {
  HEARTBEAT_AGENTS,
  HEARTBEAT_CONNECTIONS,
  type HeartbeatRound,
  heartbeatVariants,
} from "./heartbeats.ts";
import { type Contender, contenders, type LatencyRound, LOAD_PER_SECOND, type Pace } from "./latency.ts";
import { median, quantile, ratios, spread } from "./statistics.ts";
import { formatCount, formatMs, formatRatio, formatSpread, tableLines } from "./table.ts";
import { type Throughput, throughputVariants, WAITING_AGENTS } from "./throughput.ts";

/** Something that was to be reached, and what was. */
export type Goal = { goal: string; measured: string; isMet: boolean };

/** Start of an assignment beside a peer's start of a job, at most. */
const P50_RATIO = 2;
/** With the largest fleet, in milliseconds. */
const P99_MS = 100;

/** Prints what latency was measured, and gives the goals that stand on it. */
export function reportLatency(rounds: LatencyRound[]): Goal[] {
  title("From assignment to start, ms (p50: min / median / max of rounds; p95 and p99: all rounds together)");
  const rows = [["", "p50", "p95", "p99", "p50 : graphile-worker"]];
  const goals: Goal[] = [];
  for (const fleet of new Set(rounds.map((round) => round.fleet))) {
    for (const pace of ["idle", "load"] as const) {
      const of = (contender: Contender) => pick(rounds, fleet, pace, contender);
      for (const contender of contenders) {
        const all = of(contender).flat();
        const ratio = ratios(of(contender).map(p50), of("graphile-worker").map(p50));
        const who = contender === "head" ? `head, ${formatFleet(fleet)}` : contender;
        rows.push([
          `${who}, ${pace === "idle" ? "idle" : `${LOAD_PER_SECOND}/s`}`,
          formatSpread(spread(of(contender).map(p50)), formatMs),
          formatMs(quantile(all, 0.95)),
          formatMs(quantile(all, 0.99)),
          contender === "graphile-worker" ? "" : formatSpread(ratio, formatRatio),
        ]);
        if (contender === "head") goals.push(...latencyGoals(fleet, pace, ratio.median, quantile(all, 0.99)));
      }
    }
  }
  print(rows);
  return goals;
}

function latencyGoals(fleet: number, pace: Pace, ratio: number, p99Ms: number): Goal[] {
  const where = `${formatFleet(fleet)}, ${pace === "idle" ? "idle" : `${LOAD_PER_SECOND}/s`}`;
  const p50Goal = {
    goal: `p50 from assignment to start at most ${P50_RATIO} × graphile-worker (${where})`,
    measured: formatRatio(ratio),
    isMet: ratio <= P50_RATIO,
  };
  const p99Goal = {
    goal: `p99 below ${P99_MS} ms (${where})`,
    measured: formatMs(p99Ms),
    isMet: p99Ms < P99_MS,
  };
  return fleet >= 1000 ? [p50Goal, p99Goal] : [p50Goal];
}

function pick(rounds: LatencyRound[], fleet: number, pace: Pace, contender: Contender): number[][] {
  return rounds
    .filter((round) => round.fleet === fleet && round.pace === pace && round.contender === contender)
    .map((round) => round.latenciesMs);
}

const formatFleet = (agents: number) => `${formatCount(agents)} ${agents === 1 ? "agent" : "agents"}`;
const p50 = (values: number[]) => quantile(values, 0.5);

/** Prints what was claimed and completed, and gives the goals that stand on it. */
export function reportThroughput(perSecond: Throughput): Goal[] {
  title(`Claimed and completed per second, ${WAITING_AGENTS} agents waiting (min / median / max of rounds)`);
  const best = perSecond["graphile-worker, fastest"];
  print([
    ["", "per second", ": graphile-worker, fastest"],
    ...throughputVariants.map((variant) => [
      variant,
      formatSpread(spread(perSecond[variant]), formatCount),
      formatSpread(ratios(perSecond[variant], best), formatRatio),
    ]),
  ]);
  return (["head, 1 assignment a call", "head, 10 a call"] as const).map((variant) => {
    const ratio = ratios(perSecond[variant], best).median;
    return {
      goal: `as many claims and completions as graphile-worker's fastest (${variant})`,
      measured: formatRatio(ratio),
      isMet: ratio >= 1,
    };
  });
}

/** Prints what heartbeats were answered. They have no goal of their own; the bare server shows what is possible. */
export function reportHeartbeats(rounds: HeartbeatRound[]): void {
  title(
    `Heartbeats per second, ${HEARTBEAT_CONNECTIONS} connections, ${formatCount(HEARTBEAT_AGENTS)} idle agents (min / median / max of rounds)`,
  );
  const of = (variant: string) => rounds.filter((round) => round.variant === variant);
  const perSecond = (variant: string) => of(variant).map((round) => round.perSecond);
  const latency = (variant: string, share: number) =>
    formatMs(median(of(variant).map((round) => quantile(round.latenciesMs, share))));
  print([
    ["", "per second", "p50 ms", "p99 ms", ": bare node:http, one UPDATE each"],
    ...heartbeatVariants.map((variant) => [
      variant,
      formatSpread(spread(perSecond(variant)), formatCount),
      latency(variant, 0.5),
      latency(variant, 0.99),
      formatSpread(ratios(perSecond(variant), perSecond("bare node:http")), formatRatio),
    ]),
  ]);
}

/** Prints which goals were met. */
export function reportGoals(goals: Goal[]): void {
  if (goals.length === 0) return;
  title("Goals");
  for (const { goal, measured, isMet } of goals) {
    say(`  ${isMet ? green("met    ") : yellow("missed ")} ${goal}: ${measured}`);
  }
  say("");
}

function title(text: string): void {
  say(`\n${bold(text)}`);
}

function print(rows: string[][]): void {
  for (const line of tableLines(rows)) say(`  ${line}`);
}
