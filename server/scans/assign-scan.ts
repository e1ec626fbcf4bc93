import { Labels } from "../agents/capability.ts";
import { wakeAgentsFor } from "../assignments/wake-up.ts";
import { db, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { announce } from "../pubsub.ts";
import { normaliseTargets } from "./ranges.ts";
import { SCANNERS } from "./scanners.ts";
import { formatTarget, parseTargets } from "./targets.ts";

/** What an operator asks for, as it arrives. */
export type ScanRequest = {
  name?: string | null;
  targets: string[];
  exclusions?: string[] | null;
  scanners: string[];
  /** Options by scanner. */
  config?: Record<string, unknown> | null;
  /** 1 (last) to 10 (first), default 5. */
  priority?: number | null;
  placement?: { agentId?: string | null; labels?: Labels } | null;
  /** The longest one attempt may run, in seconds; default by scanner. */
  maxRunSeconds?: number | null;
  createdBy: string;
};

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Step 1 and 2 of the flow: checks what is asked for, plans assignments, stores all of it in one transaction and wakes
 * agents that fit.
 * @returns the id of the scan
 * @throws TARGET_INVALID, TOO_MANY_TARGETS, UNKNOWN_SCANNER, AGENT_NOT_FOUND or BAD_INPUT; nothing is stored then
 */
export async function assignScan(request: ScanRequest): Promise<string> {
  const plan = await planScan(request);
  const { scanId, assignments } = await transaction(async (client) => {
    const scan = await client.query<{ id: string }>(
      `INSERT INTO "Scan" (name, targets, exclusions, scanners, config, priority, placement, "createdBy")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        plan.name,
        request.targets,
        request.exclusions ?? [],
        plan.scanners,
        JSON.stringify(plan.config),
        plan.priority,
        JSON.stringify(plan.placement),
        request.createdBy,
      ],
    );
    const scanId = scan.rows[0]?.id;
    const { rows } = await client.query(
      `INSERT INTO "Assignment" ("scanId", share, scanner, targets, exclusions, config, priority, "pinnedAgentId", labels,
         "deadlineAt", "maxRunSeconds")
       SELECT $1, 0, r.scanner, $2, '{}', r.config, $3, $4, $5, now() + make_interval(secs => $6), r."maxRunSeconds"
       FROM jsonb_to_recordset($7) AS r(scanner text, config jsonb, "maxRunSeconds" int)
       RETURNING id, scanner, "pinnedAgentId", labels`,
      [
        scanId,
        plan.targets,
        plan.priority,
        plan.placement.agentId,
        JSON.stringify(plan.placement.labels),
        DAY_SECONDS,
        JSON.stringify(plan.shares),
      ],
    );
    return { scanId: scanId as string, assignments: rows };
  });
  announce(
    "assignmentChanged",
    assignments.map((assignment) => assignment.id),
  );
  await wakeAgentsFor(assignments);
  return scanId;
}

async function planScan(request: ScanRequest) {
  const scanners = [...new Set(request.scanners)];
  if (scanners.length === 0) throw new AppError("BAD_INPUT", "Choose at least one scanner.");
  const config = planConfig(scanners, request.config ?? {});
  const exclusions = parseTargets(request.exclusions ?? []);
  const targets = normaliseTargets(parseTargets(request.targets), exclusions).map(formatTarget);
  if (targets.length === 0)
    throw new AppError("TARGET_INVALID", "No target is left to scan: name at least one.");
  const maxRunSeconds = request.maxRunSeconds;
  if (maxRunSeconds && (maxRunSeconds < 1 || maxRunSeconds > 7 * DAY_SECONDS)) {
    throw new AppError("BAD_INPUT", `maxRunSeconds is 1 to ${7 * DAY_SECONDS}, not ${maxRunSeconds}.`);
  }
  const priority = request.priority ?? 5;
  if (priority < 1 || priority > 10)
    throw new AppError("BAD_INPUT", `The priority is 1 to 10, not ${priority}.`);
  const name = request.name?.trim() || nameOf(scanners, targets);
  if (name.length > 200) throw new AppError("BAD_INPUT", "The name has at most 200 characters.");
  const shares = scanners.map((scanner) => ({
    scanner,
    config: config[scanner],
    maxRunSeconds: maxRunSeconds ?? SCANNERS[scanner]?.maxRunSeconds,
  }));
  return {
    name,
    scanners,
    config,
    targets,
    priority,
    shares,
    placement: await planPlacement(request.placement ?? {}),
  };
}

function planConfig(scanners: string[], asked: Record<string, unknown>): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const scanner of scanners) {
    const rules = Object.hasOwn(SCANNERS, scanner) ? SCANNERS[scanner] : undefined;
    if (!rules) {
      const known = Object.keys(SCANNERS).join(", ");
      throw new AppError(
        "UNKNOWN_SCANNER",
        `There is no scanner "${scanner.slice(0, 60)}". Known: ${known}.`,
      );
    }
    const parsed = rules.config.safeParse(asked[scanner] ?? {});
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        (issue) => `${[scanner, ...issue.path].join(".")} ${issue.message}`,
      );
      throw new AppError("BAD_INPUT", `${problems.join("; ")}.`);
    }
    config[scanner] = parsed.data;
  }
  const unused = Object.keys(asked).find((scanner) => asked[scanner] && !scanners.includes(scanner));
  if (unused)
    throw new AppError("BAD_INPUT", `config.${unused} is set, but the scan does not use ${unused}.`);
  return config;
}

async function planPlacement(asked: NonNullable<ScanRequest["placement"]>) {
  const labels = Labels.safeParse(asked.labels ?? {});
  if (!labels.success)
    throw new AppError("BAD_INPUT", `placement.labels: ${labels.error.issues[0]?.message}.`);
  if (!asked.agentId) return { agentId: null, labels: labels.data };
  const id = requireId(asked.agentId, "AGENT_NOT_FOUND", "agent");
  const agent = await db.agent.findUnique({ where: { id }, select: { health: true } });
  if (!agent) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${id}".`);
  if (agent.health === "REVOKED")
    throw new AppError("AGENT_REVOKED", "That agent was thrown out; it gets no work.");
  return { agentId: id, labels: labels.data };
}

function nameOf(scanners: string[], targets: string[]): string {
  const more = targets.length > 1 ? ` and ${targets.length - 1} more` : "";
  return `${scanners.join(", ")} of ${targets[0]}${more}`.slice(0, 200);
}
