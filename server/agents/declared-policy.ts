import { parseRange } from "../../agent/addresses.ts";
import { applyLimits } from "../../agent/option-limits.ts";
import {
  checkInterfaces,
  checkPaths,
  checkScanner,
  checkTargets,
  type Policy,
  policySchema,
  type Verdict,
} from "../../agent/policy.ts";
import { namesAmong } from "../../agent/targets.ts";
import { SCANNERS } from "../scans/scanners.ts";

/** What an assignment asks for, as far as the owner of an agent decides on it; what is not known yet is absent. */
export type Asked = { scanner: string; targets?: string[]; config?: unknown };

type Refusal = Extract<Verdict, { allowed: false }>;

/** Policies in use, by their text: agents of a fleet mostly have the same. */
const known = new Map<string, Policy | null>();
const MAX_KNOWN = 1_000;

/** The policy that an agent declared, from its JSON text. Null where it says nothing that the head understands. */
export function readDeclaredPolicy(text: string): Policy | null {
  const policy = known.get(text);
  if (policy !== undefined) return policy;
  if (known.size >= MAX_KNOWN) known.clear();
  const parsed = policySchema.safeParse(JSON.parse(text)).data ?? null;
  known.set(text, parsed);
  return parsed;
}

const refusals = new WeakMap<Asked, Map<Policy, Refusal | null>>();

/**
 * What the owner's policy refuses of an assignment, by the agent's own rules; null for nothing. Only for planning: the agent
 * decides, with what host names and links lead to at that time.
 */
export function refusalOf(policy: Policy, asked: Asked): Refusal | null {
  const byPolicy = refusals.get(asked) ?? new Map<Policy, Refusal | null>();
  refusals.set(asked, byPolicy);
  const decided = byPolicy.get(policy);
  if (decided !== undefined) return decided;
  const refusal = verdicts(policy, asked).find((verdict) => !verdict.allowed) ?? null;
  byPolicy.set(policy, refusal);
  return refusal;
}

function verdicts(policy: Policy, { scanner, targets = [], config }: Asked): Verdict[] {
  const contract = SCANNERS[scanner];
  const named = checkScanner(policy, scanner);
  if (!contract) return [named];
  const { targetKind, limits = {}, pathsOf, interfacesOf } = contract;
  return [
    named,
    checkInterfaces(policy, interfacesOf?.(config) ?? []),
    targetKind === "network"
      ? checkTargets(policy, targets.map(toTarget))
      : checkPaths(policy, targetKind === "paths" ? targets : (pathsOf?.(config) ?? [])),
    checkOptions(limits, policy.options[scanner] ?? {}, { scanner, config }),
  ];
}

function toTarget(text: string) {
  const range = parseRange(text);
  if (range !== null) return { text, ranges: [range] };
  return namesAmong([text])[0] ?? { text, ranges: [] };
}

function checkOptions(
  limits: Parameters<typeof applyLimits>[0],
  bounds: Record<string, unknown>,
  { scanner, config }: Pick<Asked, "scanner" | "config">,
): Verdict {
  if (typeof config !== "object" || config === null) return { allowed: true };
  const limited = applyLimits(limits, bounds, { ...config });
  if ("config" in limited) return { allowed: true };
  return { allowed: false, refused: `${scanner} with ${limited.refused}`, rule: limited.rule };
}
