import type pg from "pg";
import { traced, traceparent } from "../../agent/tracing.ts";
import type { Labels } from "../agents/capability.ts";
import { HELD_DAYS, WAIT_HOURS } from "../assignments/settle.ts";
import { wakeAgentsFor } from "../assignments/wake-up.ts";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import type { Scan } from "../generated/prisma/client.ts";
import { announce } from "../pubsub.ts";
import { planScan, type ScanPlan } from "./plan.ts";

/** What an operator asks for, as it arrives. */
export type ScanRequest = {
  name?: string | null;
  /** Addresses, networks, ranges and host names, for scanners of networks. */
  targets?: string[] | null;
  /** Absolute paths on the agent's machine, for scanners of files. */
  paths?: string[] | null;
  exclusions?: string[] | null;
  scanners: string[];
  /** Options by scanner. */
  config?: Record<string, unknown> | null;
  /** 1 (last) to 10 (first), default 5. */
  priority?: number | null;
  placement?: {
    /** Only this agent. */
    agentId?: string | null;
    /** Only agents with all these labels. */
    labels?: Labels;
    /** All targets on every agent that fits, instead of shares for any. */
    everyAgent?: boolean | null;
    /** The oldest version of the scanner that will do. */
    minVersion?: string | null;
    /** The scanner must be privileged. */
    privileged?: boolean | null;
  } | null;
  /** Not started before. */
  startAt?: Date | null;
  /** The hours in which its shares are handed out; any time where left out. Checked by `parseWindow`. */
  window?: unknown;
  /** The longest one attempt may run, in seconds; default by scanner. */
  maxRunSeconds?: number | null;
  createdBy: string;
};

type Stored = { scan: Scan; assignmentIds: string[] };

/**
 * Step 1 and 2 of the flow: checks what is asked for, plans assignments, stores all of it in one transaction and wakes
 * agents that fit.
 * @returns the scan as stored
 * @throws TARGET_INVALID, TOO_MANY_TARGETS, UNKNOWN_SCANNER, AGENT_NOT_FOUND, AGENT_REVOKED, RULE_SET_NOT_FOUND,
 *   RULE_SET_RETIRED, WINDOW_INVALID, TIME_ZONE_INVALID or BAD_INPUT; nothing is stored then
 */
export async function assignScan(request: ScanRequest, by: Origin = SYSTEM): Promise<Scan> {
  const plan = await traced("scan.plan", "internal", () => planScan(request, new Date()));
  const stored = await transaction(async (client) => {
    const { scan, assignmentIds } = await storeScan(client, request, plan);
    const { name, scanners, priority, targets } = scan;
    const after = { name, scanners, priority, targets, assignments: assignmentIds.length };
    await recordAct(client, by, { act: "scan.assign", subject: `scan:${scan.id}`, after });
    return { scan, assignmentIds };
  });
  await afterStored(stored, plan);
  return stored.scan;
}

/** Stores a planned scan inside a transaction of the caller's, who calls `afterStored` once it is committed. */
export async function storeScan(
  client: Pick<pg.ClientBase, "query">,
  request: ScanRequest,
  plan: ScanPlan,
): Promise<Stored> {
  const { rows } = await client.query<Scan & { assignmentIds: string[] }>({
    name: "store-scan",
    text: STORE_SCAN,
    values: [
      plan.name,
      [...(request.targets ?? []), ...(request.paths ?? [])],
      request.exclusions ?? [],
      plan.scanners,
      JSON.stringify(plan.config),
      plan.priority,
      JSON.stringify(plan.placement),
      request.createdBy,
      plan.startAt,
      JSON.stringify(plan.assignments),
      plan.window && JSON.stringify(plan.window),
      plan.isWindowOpen,
      traceparent(),
    ],
  });
  const [{ assignmentIds, ...scan }] = rows as [(typeof rows)[0]];
  return { scan, assignmentIds };
}

/** Announces a stored scan and wakes agents that could take it now. */
export async function afterStored(stored: Stored, plan: ScanPlan): Promise<void> {
  announce("assignmentChanged", stored.assignmentIds);
  if (plan.isWindowOpen && (!plan.startAt || plan.startAt <= new Date()))
    await wakeAgentsFor(plan.assignments);
}

/**
 * The scan and its assignments. Turns begin with the next one of the scans that wait, so that a new scan takes turns
 * with the old ones instead of waiting behind all their shares.
 */
const STORE_SCAN = `
WITH scan AS (
  INSERT INTO "Scan" (name, targets, exclusions, scanners, config, priority, placement, "createdBy", "startAt",
    "window", "isWindowOpen")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12) RETURNING *
), turns AS (
  SELECT coalesce((SELECT min(turn) FROM "Assignment" WHERE state = 'QUEUED'), 0) AS first
), stored AS (
  INSERT INTO "Assignment" ("scanId", share, scanner, targets, exclusions, networks, config, priority, "agedPriority",
    turn, "pinnedAgentId", labels, "minVersion", "needsPrivilege", "ruleSetIds", "maxRunSeconds", traceparent, held, "notBefore", "deadlineAt")
  SELECT scan.id, r.share, r.scanner, r.targets, r.exclusions, r.networks, r.config, scan.priority, scan.priority,
    turns.first + r.share, r."pinnedAgentId", r.labels, r."minVersion", r."needsPrivilege", r."ruleSetIds", r."maxRunSeconds", $13,
    NOT scan."isWindowOpen", coalesce(scan."startAt", now()), greatest(scan."startAt", now())
      + CASE WHEN NOT scan."isWindowOpen" THEN interval '${HELD_DAYS} days' ELSE interval '${WAIT_HOURS} hours' END
  FROM scan, turns, jsonb_to_recordset($10) AS r(share int, scanner text, targets text[], exclusions text[],
    networks text[], config jsonb, "pinnedAgentId" uuid, labels jsonb, "minVersion" text, "needsPrivilege" boolean,
    "ruleSetIds" uuid[], "maxRunSeconds" int)
  RETURNING id
)
SELECT scan.*, (SELECT array_agg(id) FROM stored) AS "assignmentIds" FROM scan`;
