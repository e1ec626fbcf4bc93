import { z } from "zod";
import { WEEKDAYS } from "../../agent/time-zone.ts";
import { TIME_OF_DAY } from "../../agent/window.ts";
import { AppError } from "../errors.ts";
import { requireTimeZone } from "./time-zone.ts";

/** What becomes of running work at the end of a window: it may finish, or is interrupted and goes on in the next one. */
export const WINDOW_ENDS = ["FINISH", "INTERRUPT"] as const;

const TimeOfDay = z.string().regex(TIME_OF_DAY, "is a time such as 20:00");

const ScanWindow = z.strictObject({
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1, "names at least one day")
    .transform((days) => WEEKDAYS.filter((day) => days.includes(day))),
  from: TimeOfDay,
  to: TimeOfDay,
  timeZone: z.string().max(100),
  atEnd: z
    .enum(WINDOW_ENDS)
    .nullish()
    .transform((atEnd) => atEnd ?? "FINISH"),
});

/** Hours in which work is handed out; see `Window`. */
export type ScanWindow = z.output<typeof ScanWindow>;

/** Checks a window. Throws WINDOW_INVALID with a clause for each problem, or TIME_ZONE_INVALID. */
export function parseWindow(input: unknown): ScanWindow {
  const parsed = ScanWindow.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${["window", ...issue.path].join(".")} ${issue.message}`,
    );
    throw new AppError("WINDOW_INVALID", `${problems.slice(0, 5).join("; ")}.`);
  }
  requireTimeZone(parsed.data.timeZone);
  return parsed.data;
}
