import { isOpen } from "../../agent/window.ts";
import { Labels } from "../agents/capability.ts";
import { loadAgentFacts } from "../agents/facts.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { requireRuleSets } from "../rules/rules.ts";
import { parseWindow, type ScanWindow } from "../schedules/window.ts";
import type { ScanRequest } from "./assign-scan.ts";
import { parsePaths } from "./paths.ts";
import { type PlannedAssignment, planShares, type Wanted } from "./plan-shares.ts";
import { normaliseTargets } from "./ranges.ts";
import { ruleSetsOf, SCANNERS } from "./scanners.ts";
import { formatTarget, parseTargets, sizeOf } from "./targets.ts";

const DAY_SECONDS = 24 * 60 * 60;
const DAY_MS = DAY_SECONDS * 1000;

/** A scan as planned: checked, in canonical form, split into assignments. */
export type ScanPlan = {
  name: string;
  scanners: string[];
  config: Record<string, unknown>;
  priority: number;
  placement: { agentId: string | null; labels: Labels; everyAgent: boolean };
  startAt: Date | null;
  window: ScanWindow | null;
  /** Whether shares may be handed out now, as far as the window is concerned. */
  isWindowOpen: boolean;
  assignments: PlannedAssignment[];
};

/** Checks what is asked for and splits it into assignments. Stores nothing; throws what `assignScan` says. */
export async function planScan(request: ScanRequest, now: Date): Promise<ScanPlan> {
  const scanners = [...new Set(request.scanners)];
  if (scanners.length === 0) throw new AppError("BAD_INPUT", "Choose at least one scanner.");
  const config = planConfig(scanners, request.config ?? {});
  const wanted = planTargets(request, scanners);
  const placement = await planPlacement(request.placement ?? {});
  const window = request.window == null ? null : parseWindow(request.window);
  // One address makes one share for any agent: there is nothing to split by who is there.
  const isSingle = wanted.targets.length === 1 && wanted.targets.every((target) => sizeOf(target) === 1n);
  const known = isSingle && !placement.everyAgent ? [] : await loadAgentFacts();
  const agents = known.filter(({ health }) => health !== "PENDING");
  const assignments: PlannedAssignment[] = [];
  for (const scanner of scanners) {
    const ruleSetIds = await requireRuleSets(scanner, ruleSetsOf(config[scanner]));
    const base = {
      scanner,
      config: config[scanner],
      ruleSetIds,
      ...requirementOf(request, scanner, placement),
    };
    assignments.push(...planShares(base, wanted, placement.everyAgent, agents));
  }
  return {
    name: planName(request.name, scanners, [...wanted.targets.map(formatTarget), ...wanted.paths]),
    scanners,
    config,
    priority: inRange("priority", request.priority ?? 5, 1, 10),
    placement,
    startAt: planStart(request.startAt ?? null, now),
    window,
    isWindowOpen: window === null || isOpen(window, now),
    assignments,
  };
}

/** What is to be looked at, as far as the scanners look at it: each kind of scanner needs its kind of target. */
function planTargets(request: ScanRequest, scanners: string[]): Wanted {
  const exclusions = parseTargets(request.exclusions ?? []);
  const targets = normaliseTargets(parseTargets(request.targets ?? []), exclusions);
  const paths = parsePaths(request.paths ?? []);
  const kinds = new Set(scanners.map((scanner) => SCANNERS[scanner]?.targetKind));
  if (kinds.has("network") && targets.length === 0) {
    throw new AppError("TARGET_INVALID", "No target is left to scan: name at least one.");
  }
  if (kinds.has("paths") && paths.length === 0) {
    throw new AppError("PATH_INVALID", "A scanner of files needs a path: name at least one.");
  }
  return { targets, exclusions, paths };
}

function requirementOf(request: ScanRequest, scanner: string, placement: ScanPlan["placement"]) {
  const { minVersion = null, privileged = null } = request.placement ?? {};
  if (minVersion && !/^\d+(\.\d+){0,3}$/.test(minVersion)) {
    throw new AppError(
      "BAD_INPUT",
      `placement.minVersion is a version such as 7.93, not "${minVersion.slice(0, 40)}".`,
    );
  }
  const longest = SCANNERS[scanner]?.maxRunSeconds ?? DAY_SECONDS;
  return {
    pinnedAgentId: placement.agentId,
    labels: placement.labels,
    minVersion,
    needsPrivilege: privileged ?? false,
    maxRunSeconds: inRange("maxRunSeconds", request.maxRunSeconds ?? longest, 1, 7 * DAY_SECONDS),
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
    const parsed = rules.options.safeParse(asked[scanner] ?? {});
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        (issue) => `${[scanner, ...issue.path].join(".")} ${issue.message}`,
      );
      throw new AppError("BAD_INPUT", `${problems.join("; ")}.`);
    }
    config[scanner] = asked[scanner] ?? {}; // as asked: the agent has the same schema, with its defaults
  }
  const unused = Object.keys(asked).find((scanner) => asked[scanner] && !scanners.includes(scanner));
  if (unused)
    throw new AppError("BAD_INPUT", `config.${unused} is set, but the scan does not use ${unused}.`);
  return config;
}

async function planPlacement(asked: NonNullable<ScanRequest["placement"]>): Promise<ScanPlan["placement"]> {
  const labels = Labels.safeParse(asked.labels ?? {});
  if (!labels.success)
    throw new AppError("BAD_INPUT", `placement.labels: ${labels.error.issues[0]?.message}.`);
  const everyAgent = asked.everyAgent ?? false;
  if (!asked.agentId) return { agentId: null, labels: labels.data, everyAgent };
  const id = requireId(asked.agentId, "AGENT_NOT_FOUND", "agent");
  const agent = await db.agent.findUnique({ where: { id }, select: { health: true, forgottenAt: true } });
  if (!agent || agent.forgottenAt)
    throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${id}".`);
  if (agent.health === "REVOKED")
    throw new AppError("AGENT_REVOKED", "That agent was thrown out; it gets no work.");
  return { agentId: id, labels: labels.data, everyAgent };
}

function planStart(startAt: Date | null, now: Date): Date | null {
  if (startAt && startAt.getTime() > now.getTime() + 366 * DAY_MS) {
    throw new AppError("BAD_INPUT", "startAt lies more than a year ahead.");
  }
  return startAt;
}

function planName(asked: string | null | undefined, scanners: string[], targets: string[]): string {
  const name = asked?.trim();
  if (name && name.length > 200) throw new AppError("BAD_INPUT", "The name has at most 200 characters.");
  const more = targets.length > 1 ? ` and ${targets.length - 1} more` : "";
  return name || `${scanners.join(", ")} of ${targets[0] ?? "the agent's machine"}${more}`.slice(0, 200);
}

function inRange(what: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new AppError("BAD_INPUT", `${what} is ${least} to ${most}, not ${value}.`);
}
