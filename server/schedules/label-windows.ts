import { Labels } from "../agents/capability.ts";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { pool, transaction } from "../db.ts";
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
export async function setLabelWindow(
  labelName: string,
  labelValue: string,
  asked: unknown,
  by: Origin = SYSTEM,
): Promise<string> {
  const label = Labels.safeParse({ [labelName]: labelValue });
  if (!label.success) throw new AppError("BAD_INPUT", `label: ${label.error.issues[0]?.message}.`);
  const window = parseWindow(asked);
  const id = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string; before: unknown }>(
      `WITH old AS (SELECT "window" FROM "LabelWindow" WHERE "labelName" = $1 AND "labelValue" = $2)
       INSERT INTO "LabelWindow" ("labelName", "labelValue", "window") VALUES ($1, $2, $3)
       ON CONFLICT ("labelName", "labelValue") DO UPDATE SET "window" = $3
       RETURNING id, (SELECT "window" FROM old) AS before`,
      [labelName, labelValue, JSON.stringify(window)],
    );
    const { id, before } = rows[0] as { id: string; before: unknown };
    const change = { before, after: { label: `${labelName}=${labelValue}`, window } };
    await recordAct(client, by, { act: "labelWindow.set", subject: `labelWindow:${id}`, ...change });
    return id;
  });
  forgetLabelWindows();
  return id;
}

/** Lets agents with a label take work at any time again. Throws LABEL_WINDOW_NOT_FOUND. */
export async function deleteLabelWindow(id: string, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query(
      `DELETE FROM "LabelWindow" WHERE id = $1
       RETURNING "labelName" || '=' || "labelValue" AS label, "window"`,
      [id],
    );
    if (!rows[0])
      throw new AppError("LABEL_WINDOW_NOT_FOUND", `There is no label window with the id "${id}".`);
    const subject = `labelWindow:${id}`;
    await recordAct(client, by, { act: "labelWindow.delete", subject, before: rows[0] });
  });
  forgetLabelWindows();
}
