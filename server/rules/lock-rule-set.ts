import type pg from "pg";
import { AppError } from "../errors.ts";

type Client = Pick<pg.ClientBase, "query">;

/** The latest version of a set, as far as changes of the set need it. */
export type LatestVersion = {
  id: string;
  name: string;
  scanner: string;
  version: number;
  sha256: string;
  /** Null while new scans and schedules may name the set. */
  retiredAt: Date | null;
};

const lockKey = (of: string) => `hashtextextended('rule-set ' || ${of}, 0)`;

/**
 * Locks the name of a rule set until the transaction ends, whether there is such a set or not: versions are added, and
 * the set is retired and brought back, one after another.
 * @returns the latest version, null where there is none
 */
export async function lockRuleSet(client: Client, name: string): Promise<LatestVersion | null> {
  await client.query(`SELECT pg_advisory_xact_lock(${lockKey("$1")})`, [name]);
  // A statement of its own: it sees what was committed while the lock was waited for.
  const { rows } = await client.query<LatestVersion>(
    `SELECT id, name, scanner, version, sha256, "retiredAt" FROM "RuleSet" WHERE name = $1 ORDER BY version DESC LIMIT 1`,
    [name],
  );
  return rows[0] ?? null;
}

/**
 * Keeps rule sets from being retired until the transaction ends: for what will name them from then on. Several such
 * transactions do not wait for each other. Throws RULE_SET_RETIRED.
 */
export async function keepRuleSets(client: Client, names: string[]): Promise<void> {
  if (names.length === 0) return;
  await client.query(
    `SELECT pg_advisory_xact_lock_shared(${lockKey("name")})
     FROM (SELECT DISTINCT name FROM unnest($1::text[]) AS name ORDER BY name) AS named`,
    [names],
  );
  const { rows } = await client.query<{ name: string; retiredAt: Date | null }>(
    `SELECT DISTINCT ON (name) name, "retiredAt" FROM "RuleSet" WHERE name = ANY($1) ORDER BY name, version DESC`,
    [names],
  );
  const retired = rows.find(({ retiredAt }) => retiredAt !== null);
  if (retired) throw isRetired(retired.name);
}

/** Why a retired set can't be named. */
export function isRetired(name: string): AppError {
  return new AppError("RULE_SET_RETIRED", `The rule set ${name} is retired. Bring it back, or leave it out.`);
}
