import { builder } from "../builder.ts";
import { MissedRuns, ScheduleOverlap, ScheduleRunOutcome } from "../generated/prisma/enums.ts";
import { plannedTimes, spreadMs } from "./due.ts";

export const OverlapType = builder.enumType(ScheduleOverlap, {
  name: "ScheduleOverlap",
  description:
    "When a run is due and the scan of an earlier run is not finished: SKIP leaves the run out, QUEUE starts it afterwards (at most one waits), REPLACE cancels that scan.",
});

export const MissedRunsType = builder.enumType(MissedRuns, {
  name: "MissedRuns",
  description:
    "What to do about planned times at which no head was running: RUN_ONCE makes up for all of them by one run.",
});

const OutcomeType = builder.enumType(ScheduleRunOutcome, {
  name: "ScheduleRunOutcome",
  description: "What became of a run of a schedule.",
});

export const ScheduleRunType = builder.prismaObject("ScheduleRun", {
  authScopes: { viewer: true },
  description: "One planned time of a schedule and what became of it.",
  fields: (t) => ({
    plannedAt: t.expose("plannedAt", { type: "DateTime" }),
    outcome: t.expose("outcome", { type: OutcomeType }),
    message: t.exposeString("message"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    scan: t.relation("scan", { nullable: true }),
  }),
});

const SHOWN_RUNS = 20;
const SHOWN_TIMES = 5;

export const ScheduleType = builder.prismaObject("Schedule", {
  authScopes: { viewer: true },
  description: "A scan that is asked for again and again.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    cron: t.exposeString("cron"),
    timeZone: t.exposeString("timeZone"),
    scan: t.field({
      type: "JSON",
      description: "What each run asks for: an AssignScanInput.",
      select: { request: true },
      resolve: ({ request }) => request,
    }),
    overlap: t.expose("overlap", { type: OverlapType }),
    missed: t.expose("missed", { type: MissedRunsType }),
    spreadSeconds: t.exposeInt("spreadSeconds"),
    enabled: t.exposeBoolean("enabled"),
    nextRunAt: t.expose("nextRunAt", { type: "DateTime", nullable: true }),
    lastRunAt: t.expose("lastRunAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    deletedAt: t.expose("deletedAt", { type: "DateTime", nullable: true }),
    nextRuns: t.field({
      type: ["DateTime"],
      description: `When the next ${SHOWN_TIMES} runs start, its spread included; none while it is switched off.`,
      select: { cron: true, timeZone: true, spreadSeconds: true, enabled: true },
      resolve: (schedule) => {
        if (!schedule.enabled) return [];
        const times = plannedTimes(schedule, new Date(), SHOWN_TIMES);
        return times.map((time) => new Date(time.getTime() + spreadMs(schedule)));
      },
    }),
    runs: t.relation("runs", {
      description: `Its latest ${SHOWN_RUNS} runs, the latest first.`,
      args: { first: t.arg.int({ description: `How many, 1 to ${SHOWN_RUNS}.` }) },
      query: ({ first }) => ({
        orderBy: { plannedAt: "desc" },
        take: Math.min(Math.max(first ?? SHOWN_RUNS, 1), SHOWN_RUNS),
      }),
    }),
  }),
});
