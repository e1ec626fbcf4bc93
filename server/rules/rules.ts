import { createHash } from "node:crypto";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { db, pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { compileRules, type RuleScanner } from "./compile.ts";
import { isRetired, lockRuleSet } from "./lock-rule-set.ts";
import { bringBack } from "./retire-rule-set.ts";

/** Size of a rule set, at most, in bytes. */
const MAX_BYTES = 1536 * 1024;
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

export type RuleUpload = { name: string; scanner: RuleScanner; content: string; createdBy: string };

/**
 * Keeps rules as the next version of a named set, after the scanner's own compiler took them. The same content again
 * is the version that is there already. Versions in use are never changed. A retired set comes back.
 * @returns the id of the version
 * @throws BAD_INPUT for a bad name or size, RULES_INVALID for rules the compiler refuses
 */
export async function uploadRuleSet(
  { name, scanner, content, createdBy }: RuleUpload,
  by: Origin = SYSTEM,
): Promise<string> {
  if (!NAME.test(name)) {
    throw new AppError(
      "BAD_INPUT",
      `A rule set's name has lower-case letters, digits and dashes, not "${name.slice(0, 60)}".`,
    );
  }
  if (Buffer.byteLength(content) > MAX_BYTES || content.includes("\0")) {
    throw new AppError("BAD_INPUT", `A rule set has at most ${MAX_BYTES} bytes of text.`);
  }
  const { ruleCount, warnings } = await compileRules(scanner, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return transaction(async (client) => {
    const latest = await lockRuleSet(client, name);
    if (latest && latest.scanner !== scanner) {
      throw new AppError("BAD_INPUT", `The rule set ${name} is for ${latest.scanner}. Choose another name.`);
    }
    if (latest?.sha256 === sha256) {
      await bringBack(client, latest, by);
      return latest.id;
    }
    const version = (latest?.version ?? 0) + 1;
    const stored = await client.query<{ id: string }>(
      `INSERT INTO "RuleSet" (name, scanner, version, sha256, content, "ruleCount", warnings, "createdBy")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [name, scanner, version, sha256, content, ruleCount, JSON.stringify(warnings), createdBy],
    );
    const id = stored.rows[0]?.id as string;
    if (latest) await bringBack(client, latest, by);
    const change = {
      before: latest ? { version: latest.version, sha256: latest.sha256 } : null,
      after: { name, scanner, version, sha256, ruleCount },
    };
    await recordAct(client, by, { act: "ruleSet.upload", subject: `ruleSet:${id}`, ...change });
    return id;
  });
}

/**
 * The latest version of each named set, as a scan that starts now uses them.
 * @throws RULE_SET_NOT_FOUND for a name that is not there, or not for this scanner; RULE_SET_RETIRED
 */
export async function requireRuleSets(scanner: string, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await pool.query<{ id: string; name: string; retiredAt: Date | null }>(
    `SELECT DISTINCT ON (name) id, name, "retiredAt" FROM "RuleSet" WHERE scanner = $1 AND name = ANY($2) ORDER BY name, version DESC`,
    [scanner, names],
  );
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing !== undefined) {
    throw new AppError(
      "RULE_SET_NOT_FOUND",
      `There is no ${scanner} rule set "${missing.slice(0, 60)}". Upload it first.`,
    );
  }
  const retired = rows.find(({ retiredAt }) => retiredAt !== null);
  if (retired) throw isRetired(retired.name);
  return rows.map((row) => row.id);
}

/**
 * A rule set version as data, for an agent that holds an assignment which uses it.
 * @throws RULE_SET_NOT_FOUND for any other
 */
export async function findRuleSetForAgent(id: string, agentId: string) {
  const used = await db.assignment.count({ where: { agentId, state: "RUNNING", ruleSetIds: { has: id } } });
  const ruleSet = used > 0 ? await db.ruleSet.findUnique({ where: { id } }) : null;
  if (ruleSet) return ruleSet;
  throw new AppError("RULE_SET_NOT_FOUND", `This agent holds no assignment with a rule set "${id}".`);
}
