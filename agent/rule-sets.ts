import { z } from "zod";
import { PlanError, type RuleSet } from "./scanner.ts";

/** What the option `ruleSets` means for every scanner that takes rules. */
export const RULE_SETS = "Names of rule sets on the head; their latest versions are used.";

/** What scans use besides, for every scanner that takes the owner's own rules. */
export const OWNER_RULES = "Rules that the agent's owner keeps on its machine are used besides, or alone.";
/** Why there is no rule to use, for a sentence that says so. */
export const NO_OWNER_RULES = "The scan names none, and the agent's policy has no rules of its own.";

/** Names as the head takes them: no slash, no leading dash. */
export const RULE_SET_NAME = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
  error: "a rule set's name has lower-case letters, digits and dashes",
});

/** The option `ruleSets`: at least so many names, at most 50. */
export const ruleSetNames = (least: number) => z.array(RULE_SET_NAME).min(least).max(50);

/** The rule sets of these names, in their order. Throws PlanError for one that is not among them. */
export function requireRuleSets(names: readonly string[], ruleSets: readonly RuleSet[]): RuleSet[] {
  return names.map((name) => {
    const set = ruleSets.find((candidate) => candidate.name === name);
    if (set) return set;
    throw new PlanError("RULES_MISSING", `The rule set ${name} did not arrive.`);
  });
}

/** Which rules a scan used, for its coverage. */
export type UsedRuleSet = Pick<RuleSet, "name" | "version" | "sha256">;

/** The rule sets without their content. */
export function usedRuleSets(ruleSets: readonly RuleSet[]): UsedRuleSet[] {
  return ruleSets.map(({ name, version, sha256 }) => ({ name, version, sha256 }));
}
