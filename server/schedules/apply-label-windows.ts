import { isOpen } from "../../agent/window.ts";
import { interruptAssignments } from "../assignments/hold.ts";
import { wakeAgent } from "../assignments/wake-up.ts";
import { pool } from "../db.ts";
import type { LabelWindow } from "./agent-hours.ts";
import { loadLabelWindows } from "./label-windows.ts";

/** Labels whose windows this head last saw closed: to wake agents when they open. Losing it costs a heartbeat. */
let closedLabels = new Map<string, LabelWindow>();

/** At the end of label windows interrupts what may not finish; at their opening wakes agents, which then ask for work. */
export async function applyLabelWindows(): Promise<void> {
  const windows = await loadLabelWindows();
  const now = new Date();
  const closed = windows.filter(({ window }) => !isOpen(window, now));
  await interruptAgents(closed.filter(({ window }) => window.atEnd === "INTERRUPT"));
  const closedNow = new Map(closed.map((window) => [window.id, window]));
  const opened = [...closedLabels.values()].filter(({ id }) => !closedNow.has(id));
  closedLabels = closedNow;
  for (const agentId of await findAgents(opened, "online")) wakeAgent(agentId);
}

async function interruptAgents(closed: LabelWindow[]): Promise<void> {
  const agentIds = await findAgents(closed, "running");
  if (agentIds.length > 0) await interruptAssignments({ agentIds });
}

/** Agents with one of the labels that are online, or that run something nobody interrupted yet. */
async function findAgents(windows: LabelWindow[], which: "online" | "running"): Promise<string[]> {
  if (windows.length === 0) return [];
  const condition =
    which === "online"
      ? `a.health = 'ONLINE'`
      : `EXISTS (SELECT 1 FROM "Assignment" s WHERE s."agentId" = a.id AND s.state = 'RUNNING'
           AND s."interruptRequestedAt" IS NULL)`;
  const { rows } = await pool.query<{ id: string }>(
    `SELECT a.id FROM "Agent" a WHERE ${condition}
       AND EXISTS (SELECT 1 FROM jsonb_array_elements($1::jsonb) AS l(label) WHERE a.labels @> l.label)`,
    [JSON.stringify(windows.map(({ labelName, labelValue }) => ({ [labelName]: labelValue })))],
  );
  return rows.map((row) => row.id);
}
