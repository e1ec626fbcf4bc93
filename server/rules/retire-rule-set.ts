import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { schedulesNaming } from "../schedules/schedules-naming.ts";
import { type LatestVersion, lockRuleSet } from "./lock-rule-set.ts";

type Client = Pick<pg.ClientBase, "query">;

/** Characters of a schedule's name in a sentence, at most. */
const MAX_NAME = 60;

/**
 * Keeps new scans and schedules from naming a rule set. Its versions stay: scans that run or wait go on, and what was
 * found by them keeps showing them. A set that is retired already stays as it is.
 * @returns the id of the latest version
 * @throws RULE_SET_NOT_FOUND, or RULE_SET_IN_USE while a schedule names it
 */
export async function retireRuleSet(name: string, by: Origin = SYSTEM): Promise<string> {
  return transaction(async (client) => {
    const latest = await requireLocked(client, name);
    if (latest.retiredAt) return latest.id;
    const naming = await schedulesNaming(client, latest);
    if (naming.count > 0) throw new AppError("RULE_SET_IN_USE", inUse(name, naming));
    await client.query(`UPDATE "RuleSet" SET "retiredAt" = now() WHERE name = $1`, [name]);
    await recordAct(client, by, { act: "ruleSet.retire", subject: `ruleSet:${latest.id}`, after: { name } });
    return latest.id;
  });
}

/**
 * Lets new scans and schedules name a retired rule set again. One that is not retired stays as it is.
 * @returns the id of the latest version
 * @throws RULE_SET_NOT_FOUND
 */
export async function restoreRuleSet(name: string, by: Origin = SYSTEM): Promise<string> {
  return transaction(async (client) => {
    const latest = await requireLocked(client, name);
    await bringBack(client, latest, by);
    return latest.id;
  });
}

/** Brings a set back if it is retired, in a transaction that holds its lock. */
export async function bringBack(client: Client, { id, name }: LatestVersion, by: Origin): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE "RuleSet" SET "retiredAt" = NULL WHERE name = $1 AND "retiredAt" IS NOT NULL`,
    [name],
  );
  if (rowCount === 0) return;
  await recordAct(client, by, { act: "ruleSet.restore", subject: `ruleSet:${id}`, after: { name } });
}

async function requireLocked(client: Client, name: string): Promise<LatestVersion> {
  const latest = await lockRuleSet(client, name);
  if (latest) return latest;
  throw new AppError("RULE_SET_NOT_FOUND", `There is no rule set "${name.slice(0, MAX_NAME)}".`);
}

function inUse(name: string, { names, count }: { names: string[]; count: number }): string {
  const quoted = names.map((each) => `"${each.slice(0, MAX_NAME)}"`);
  const more = count > names.length ? [`${count - names.length} more`] : [];
  const all = new Intl.ListFormat("en-GB").format([...quoted, ...more]);
  return count === 1
    ? `The schedule ${all} uses the rule set ${name}. Take it out there first.`
    : `The schedules ${all} use the rule set ${name}. Take it out of them first.`;
}
