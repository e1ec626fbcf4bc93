import cronstrue from "cronstrue";
import { emptyDraft, type ScanDraft, toAssignScanInput } from "./assign-scan-input.ts";
import type { AssignScanInput, CreateScheduleInput, MissedRuns, ScheduleOverlap } from "./gql/graphql.ts";
import { keepUnshown, toDraft } from "./scan-draft.ts";
import { whyIncomplete } from "./scan-problems.ts";
import { localTimeZone } from "./window-input.ts";

/** What the operator has filled in so far. Texts are as typed. */
export interface ScheduleDraft {
  name: string;
  cron: string;
  timeZone: string;
  overlap: ScheduleOverlap;
  missed: MissedRuns;
  /** 0 to 60. */
  spreadMinutes: number;
}

/** A schedule as the head has it. */
export interface KnownSchedule {
  name: string;
  cron: string;
  timeZone: string;
  overlap: ScheduleOverlap;
  missed: MissedRuns;
  spreadSeconds: number;
  /** An AssignScanInput, as the head checked it. */
  scan: unknown;
}

export function emptySchedule(): ScheduleDraft {
  return {
    name: "",
    cron: "0 2 * * *",
    timeZone: localTimeZone(),
    overlap: "SKIP",
    missed: "SKIP",
    spreadMinutes: 0,
  };
}

/** A schedule's own part as a draft to change. */
export function toScheduleDraft(known: KnownSchedule): ScheduleDraft {
  const { name, cron, timeZone, overlap, missed } = known;
  return { name, cron, timeZone, overlap, missed, spreadMinutes: Math.round(known.spreadSeconds / 60) };
}

/** The scan of a schedule as a draft to change; a new one where there is no schedule yet. */
export function toScanDraft(known: KnownSchedule | undefined): ScanDraft {
  return known ? toDraft(known.scan as AssignScanInput) : emptyDraft("");
}

/** Why the drafts cannot be sent yet, as a sentence; null when they can. */
export function whyNoSchedule(schedule: ScheduleDraft, scan: ScanDraft): string | null {
  if (schedule.name.trim() === "") return "Name the schedule.";
  if (schedule.cron.trim() === "") return "Say when it runs.";
  if (schedule.timeZone.trim() === "") return "Name its time zone.";
  return whyIncomplete(scan);
}

/** The drafts as the head takes them. Scans are named like their schedule. */
export function toScheduleInput(
  schedule: ScheduleDraft,
  scan: ScanDraft,
  known: KnownSchedule | undefined,
): CreateScheduleInput {
  const { spreadMinutes, ...values } = schedule;
  const asked = toAssignScanInput(scan);
  return {
    ...values,
    name: schedule.name.trim(),
    timeZone: schedule.timeZone.trim(),
    spreadSeconds: spreadMinutes * 60,
    scan: known ? keepUnshown(known.scan as AssignScanInput, asked) : asked,
  };
}

/** A cron expression in words; null for one that has none. */
export function cronInWords(cron: string): string | null {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
  } catch {
    return null;
  }
}
