import { markStaleAgents } from "./agents/agents.ts";
import { forgetSilentAgents } from "./agents/forget.ts";
import { ageQueued } from "./assignments/ageing.ts";
import { expireAssignments } from "./assignments/expire.ts";
import { finishOpenScans } from "./assignments/settle.ts";
import { config } from "./config.ts";
import { expireAcceptances } from "./detections/expire-acceptances.ts";
import { dropOldArtifacts, dropOldEvents } from "./events/retention.ts";
import { logger } from "./logger.ts";
import { applyNotificationRules } from "./notifications/apply-rules.ts";
import { dropOldDeliveries } from "./notifications/retention.ts";
import { watchQueueAge } from "./notifications/watch-queue.ts";
import { writeMessages } from "./notifications/write-messages.ts";
import { applyLabelWindows } from "./schedules/apply-label-windows.ts";
import { postponeOffHours } from "./schedules/postpone.ts";
import { runDueSchedules } from "./schedules/run-due-schedules.ts";
import { applyScanWindows } from "./schedules/scan-windows.ts";

const DUTIES = {
  postponeOffHours, // before assignments expire
  expireAssignments,
  markStaleAgents,
  forgetSilentAgents,
  finishOpenScans,
  ageQueued,
  expireAcceptances,
  dropOldEvents,
  dropOldArtifacts,
  runDueSchedules,
  applyScanWindows,
  applyLabelWindows,
  applyNotificationRules,
  watchQueueAge,
  writeMessages, // after rules, so that what they tell at once goes out in the same round
  dropOldDeliveries,
};

/**
 * Does what must happen by itself, again and again: ends overdue assignments, marks silent agents, finishes scans whose
 * last head died. Every head does it; each duty takes only rows that no other head holds.
 * @returns a function that stops it and resolves when the running round is over
 */
export function startDuties(): () => Promise<void> {
  const failing = new Set<string>();
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let round: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    for (const [name, duty] of Object.entries(DUTIES)) {
      try {
        await duty();
        if (failing.delete(name)) logger.info({ op: "duty.recover", duty: name, ok: true });
      } catch (err) {
        // An outage is logged when it begins and when it ends, not every second.
        if (!failing.has(name)) logger.error({ op: "duty.run", duty: name, ok: false, err });
        failing.add(name);
      }
    }
    if (!isStopped) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      round = run();
    }, config.DUTY_INTERVAL_MS);
  }

  schedule();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}
