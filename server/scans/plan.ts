import { Labels } from "../agents/capability.ts";
import { type AgentFacts, loadAgentFacts } from "../agents/facts.ts";
import { misfit, type Requirement } from "../assignments/placement.ts";
import { rangesOf } from "../assignments/reach.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import type { ScanRequest } from "./assign-scan.ts";
import { normaliseTargets } from "./ranges.ts";
import { SCANNERS } from "./scanners.ts";
import { groupByReach, shareCountFor, splitTargets } from "./shares.ts";
import { type AddressRange, formatTarget, networksOf, parseTargets, sizeOf, type Target } from "./targets.ts";

const DAY_SECONDS = 24 * 60 * 60;
const DAY_MS = DAY_SECONDS * 1000;

/** One assignment as planned. */
export type PlannedAssignment = Requirement & {
  share: number;
  targets: string[];
  exclusions: string[];
  config: unknown;
  maxRunSeconds: number;
};

/** A scan as planned: checked, in canonical form, split into assignments. */
export type ScanPlan = {
  name: string;
  scanners: string[];
  config: Record<string, unknown>;
  priority: number;
  placement: { agentId: string | null; labels: Labels; everyAgent: boolean };
  startAt: Date | null;
  assignments: PlannedAssignment[];
};

/** Checks what is asked for and splits it into assignments. Stores nothing; throws what `assignScan` says. */
export async function planScan(request: ScanRequest, now: Date): Promise<ScanPlan> {
  const scanners = [...new Set(request.scanners)];
  if (scanners.length === 0) throw new AppError("BAD_INPUT", "Choose at least one scanner.");
  const config = planConfig(scanners, request.config ?? {});
  const exclusions = parseTargets(request.exclusions ?? []);
  const targets = normaliseTargets(parseTargets(request.targets), exclusions);
  if (targets.length === 0) {
    throw new AppError("TARGET_INVALID", "No target is left to scan: name at least one.");
  }
  const placement = await planPlacement(request.placement ?? {});
  const agents = await loadAgentFacts();
  const assignments = scanners.flatMap((scanner) => {
    const base = { scanner, config: config[scanner], ...requirementOf(request, scanner, placement) };
    return planShares(base, targets, exclusions, placement.everyAgent, agents);
  });
  return {
    name: planName(request.name, scanners, targets.map(formatTarget)),
    scanners,
    config,
    priority: inRange("priority", request.priority ?? 5, 1, 10),
    placement,
    startAt: planStart(request.startAt ?? null, now),
    assignments,
  };
}

type Base = Omit<PlannedAssignment, "share" | "targets" | "exclusions" | "networks">;

/**
 * The shares of one scanner. Any agent: even shares, cut where agents' reach begins or ends, as many as keep the slots
 * busy that could work on them. Every agent: one share with all targets for each agent that fits.
 */
function planShares(
  base: Base,
  targets: Target[],
  exclusions: Target[],
  everyAgent: boolean,
  agents: AgentFacts[],
): PlannedAssignment[] {
  const fitting = agents.filter((agent) => misfit({ ...base, networks: [] }, agent) === null);
  const make = (share: number, shareTargets: Target[], pinnedAgentId = base.pinnedAgentId) => ({
    ...base,
    pinnedAgentId,
    share,
    targets: shareTargets.map(formatTarget),
    // Addresses are left out already; a name may still resolve to one that is excluded.
    exclusions: shareTargets.some((target) => "name" in target) ? exclusions.map(formatTarget) : [],
    networks: shareTargets.flatMap(networksOf),
  });
  if (everyAgent) {
    const chosen = fitting.filter(
      (agent) => misfit({ ...base, networks: targets.flatMap(networksOf) }, agent) === null,
    );
    if (chosen.length === 0) {
      throw new AppError(
        "AGENT_NOT_FOUND",
        `No agent fits: none offers ${base.scanner} with these labels and targets.`,
      );
    }
    return chosen.map((agent, share) => make(share, targets, agent.id));
  }
  const slots = Math.max(
    1,
    fitting.reduce((sum, agent) => sum + agent.slots, 0),
  );
  const reaches = fitting
    .map((agent) => rangesOf(agent.reach))
    .filter((reach): reach is AddressRange[] => reach.length > 0);
  const shares = groupByReach(targets, reaches).flatMap((group) => {
    const addresses = group.reduce((sum, target) => sum + sizeOf(target), 0n);
    return splitTargets(group, shareCountFor(addresses, slots));
  });
  return shares.map((share, index) => make(index, share));
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

async function planPlacement(asked: NonNullable<ScanRequest["placement"]>): Promise<ScanPlan["placement"]> {
  const labels = Labels.safeParse(asked.labels ?? {});
  if (!labels.success)
    throw new AppError("BAD_INPUT", `placement.labels: ${labels.error.issues[0]?.message}.`);
  const everyAgent = asked.everyAgent ?? false;
  if (!asked.agentId) return { agentId: null, labels: labels.data, everyAgent };
  const id = requireId(asked.agentId, "AGENT_NOT_FOUND", "agent");
  const agent = await db.agent.findUnique({ where: { id }, select: { health: true } });
  if (!agent) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${id}".`);
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
  return name || `${scanners.join(", ")} of ${targets[0]}${more}`.slice(0, 200);
}

function inRange(what: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new AppError("BAD_INPUT", `${what} is ${least} to ${most}, not ${value}.`);
}
