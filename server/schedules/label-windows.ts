import { Labels } from "../agents/capability.ts";
import { db, pool } from "../db.ts";
import { AppError } from "../errors.ts";
import { type AgentHours, agentHours, type LabelWindow } from "./agent-hours.ts";
import { parseWindow } from "./window.ts";

/** How long windows are remembered, in milliseconds: claims ask for them many times a second. */
const REMEMBERED_MS = 1000;

let remembered: { windows: Promise<LabelWindow[]>; untilMs: number } | undefined;

/** May an agent with these labels take work now? If not, why, and from when on. At most a second old. */
export async function isAgentInWindow(labels: Labels): Promise<AgentHours> {
  const nowMs = Date.now();
  if (!remembered || remembered.untilMs <= nowMs) {
    remembered = { windows: loadLabelWindows(), untilMs: nowMs + REMEMBERED_MS };
    remembered.windows.catch(forgetLabelWindows); // a failure is not remembered; whoever waits for it hears of it
  }
  return agentHours(await remembered.windows, labels, new Date());
}

function forgetLabelWindows(): void {
  remembered = undefined;
}

/** All label windows, as they are now. */
export async function loadLabelWindows(): Promise<LabelWindow[]> {
  const { rows } = await pool.query<LabelWindow>({
    name: "label-windows",
    text: `SELECT id, "labelName", "labelValue", "window" FROM "LabelWindow" ORDER BY id`,
  });
  return rows;
}

/**
 * Sets the hours in which agents with a label take work, in place of those it had.
 * @returns the id of the label window
 * @throws BAD_INPUT for a text that is no label, WINDOW_INVALID or TIME_ZONE_INVALID
 */
export async function setLabelWindow(labelName: string, labelValue: string, asked: unknown): Promise<string> {
  const label = Labels.safeParse({ [labelName]: labelValue });
  if (!label.success) throw new AppError("BAD_INPUT", `label: ${label.error.issues[0]?.message}.`);
  const window = parseWindow(asked);
  const { id } = await db.labelWindow.upsert({
    where: { labelName_labelValue: { labelName, labelValue } },
    create: { labelName, labelValue, window },
    update: { window },
    select: { id: true },
  });
  forgetLabelWindows();
  return id;
}

/** Lets agents with a label take work at any time again. Throws LABEL_WINDOW_NOT_FOUND. */
export async function deleteLabelWindow(id: string): Promise<void> {
  const { count } = await db.labelWindow.deleteMany({ where: { id } });
  if (count === 0)
    throw new AppError("LABEL_WINDOW_NOT_FOUND", `There is no label window with the id "${id}".`);
  forgetLabelWindows();
}
