import { describeWindow, isOpen, nextChange } from "../../agent/window.ts";
import type { Labels } from "../agents/capability.ts";
import type { ScanWindow } from "./window.ts";

/** The hours in which agents with a label take work. */
export type LabelWindow = { id: string; labelName: string; labelValue: string; window: ScanWindow };

/** Whether an agent may take work; if not, why, and when next (null: its windows are never open together). */
export type AgentHours = { open: true } | { open: false; reason: string; opensAt: Date | null };

/** Openings that are looked at before it is given up: three weeks of a window on each day. */
const MAX_STEPS = 64;

/** May an agent with these labels take work? Where several of its labels have windows, all of them must be open. */
export function agentHours(windows: LabelWindow[], labels: Labels, now: Date): AgentHours {
  const own = windows.filter(({ labelName, labelValue }) => labels[labelName] === labelValue);
  const closed = own.find(({ window }) => !isOpen(window, now));
  if (!closed) return { open: true };
  const reason = `the window of ${closed.labelName}=${closed.labelValue} is closed (${describeWindow(closed.window)})`;
  return {
    open: false,
    reason,
    opensAt: nextCommonOpening(
      own.map(({ window }) => window),
      now,
    ),
  };
}

/** The next moment at which all windows are open: from opening to opening of whichever is closed. */
function nextCommonOpening(windows: ScanWindow[], now: Date): Date | null {
  let moment: Date | null = now;
  for (let step = 0; step < MAX_STEPS && moment; step++) {
    const at: Date = moment;
    const closed = windows.find((window) => !isOpen(window, at));
    if (!closed) return at;
    moment = nextChange(closed, at);
  }
  return null;
}
