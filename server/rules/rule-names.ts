import type pg from "pg";
import { readRuleSource } from "../../agent/scanners/yara/rule-source.ts";

const MAX_KNOWN = 200;
/** By id of the version, which never changes. */
const known = new Map<string, string[]>();

/** The rules that versions of yara rule sets declare, as `set:rule`, by the version's id. Unknown ids have none. */
export async function ruleNamesOf(client: pg.PoolClient, ids: string[]): Promise<Map<string, string[]>> {
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const { rows } = await client.query<{ id: string; name: string; content: string }>({
      name: "rule-sources",
      text: `SELECT id, name, content FROM "RuleSet" WHERE id = ANY($1) AND scanner = 'yara'`,
      values: [missing],
    });
    if (known.size > MAX_KNOWN) known.clear();
    for (const { id, name, content } of rows) known.set(id, rulesIn(name, content));
  }
  return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? []] as const] : [])));
}

function rulesIn(name: string, content: string): string[] {
  const source = readRuleSource(content);
  return "problem" in source ? [] : [...source.rules].map((rule) => `${name}:${rule}`);
}
