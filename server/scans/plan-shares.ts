import type { AgentFacts } from "../agents/facts.ts";
import { misfit, type Requirement } from "../assignments/placement.ts";
import { rangesOf } from "../assignments/reach.ts";
import { AppError } from "../errors.ts";
import { SCANNERS } from "./scanners.ts";
import { groupByReach, shareCountFor, splitTargets } from "./shares.ts";
import { formatTarget, networksOf, sizeOf, type Target } from "./targets.ts";

/** One assignment as planned. */
export type PlannedAssignment = Requirement & {
  share: number;
  targets: string[];
  exclusions: string[];
  config: unknown;
  maxRunSeconds: number;
  ruleSetIds: string[];
};

/** An assignment before it has its share of the work. */
type Base = Omit<PlannedAssignment, "share" | "targets" | "exclusions" | "networks">;

/** What a scan looks at: targets without exclusions, and paths. */
export type Wanted = { targets: Target[]; exclusions: Target[]; paths: string[] };

type Share = { targets: string[]; exclusions: string[]; networks: string[] };

/**
 * The assignments of one scanner. Any agent: for networks even shares, cut where agents' reach begins or ends, as many
 * as keep the slots busy that could work on them; for files and machines one. Every agent: one with everything for each
 * agent that fits.
 */
export function planShares(
  base: Base,
  wanted: Wanted,
  everyAgent: boolean,
  agents: AgentFacts[],
): PlannedAssignment[] {
  const isNetwork = SCANNERS[base.scanner]?.targetKind === "network";
  const fitting = agents.filter((agent) => misfit({ ...base, networks: [] }, agent) === null);
  const whole = isNetwork
    ? shareOf(wanted.targets, wanted.exclusions)
    : { targets: wanted.paths, exclusions: [], networks: [] };
  if (everyAgent) {
    const chosen = fitting.filter((agent) => misfit({ ...base, ...whole }, agent) === null);
    if (chosen.length === 0) {
      throw new AppError(
        "AGENT_NOT_FOUND",
        `No agent fits: none offers ${base.scanner} with these labels and targets.`,
      );
    }
    return chosen.map((agent, share) => ({ ...base, ...whole, pinnedAgentId: agent.id, share }));
  }
  const shares = isNetwork ? splitForAgents(wanted, fitting) : [whole];
  return shares.map((one, share) => ({ ...base, ...one, share }));
}

function splitForAgents({ targets, exclusions }: Wanted, fitting: AgentFacts[]): Share[] {
  const slots = Math.max(
    1,
    fitting.reduce((sum, agent) => sum + agent.slots, 0),
  );
  const reaches = fitting.map((agent) => rangesOf(agent.reach)).filter((reach) => reach.length > 0);
  return groupByReach(targets, reaches).flatMap((group) => {
    const addresses = group.reduce((sum, target) => sum + sizeOf(target), 0n);
    return splitTargets(group, shareCountFor(addresses, slots)).map((share) => shareOf(share, exclusions));
  });
}

function shareOf(targets: Target[], exclusions: Target[]): Share {
  return {
    targets: targets.map(formatTarget),
    // Addresses are left out already; a name may still resolve to one that is excluded.
    exclusions: targets.some((target) => "name" in target) ? exclusions.map(formatTarget) : [],
    networks: targets.flatMap(networksOf),
  };
}
