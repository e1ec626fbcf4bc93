import { stringifyIp } from "ip-bigint";
import type { AgentHealth } from "../generated/prisma/enums.ts";
import { parseTarget } from "../scans/targets.ts";
import { patternOf, type SearchCondition } from "../search.ts";

/**
 * Agents that match each of the words, upper or lower case: by a part of the host name or the identity, the id, a label
 * (`segment` or `segment=dmz`), a scanner that they offer, or an address of theirs in the address, network or range that the
 * word is. Null stands for any health, and for forgotten ones and others. It looks at agent after agent, without an index:
 * 10,000 take 0.1 seconds.
 */
export function matchAgents(
  words: string[],
  { health = null, forgotten = null }: { health?: AgentHealth[] | null; forgotten?: boolean | null } = {},
): SearchCondition {
  const ranges = words.map(rangeOf);
  return {
    table: "Agent",
    where: MATCHES,
    values: [
      words,
      words.map(patternOf),
      ranges.map((range) => range?.first ?? null),
      ranges.map((range) => range?.last ?? null),
      health,
      forgotten,
    ],
  };
}

const MATCHES = `($5::"AgentHealth"[] IS NULL OR r.health = ANY($5::"AgentHealth"[]))
  AND ($6::boolean IS NULL OR (r."forgottenAt" IS NOT NULL) = $6) AND NOT EXISTS (
  SELECT 1 FROM unnest($1::text[], $2::text[], $3::inet[], $4::inet[]) AS w(word, pattern, first, last)
  WHERE (r.hostname ILIKE w.pattern OR r.identity ILIKE w.pattern OR r.id::text = lower(w.word)
    OR EXISTS (SELECT 1 FROM jsonb_each_text(r.labels) AS l
               WHERE lower(w.word) IN (lower(l.key), lower(l.key || '=' || l.value)))
    OR EXISTS (SELECT 1 FROM jsonb_to_recordset(r.capabilities) AS c(name text, problem text)
               WHERE c.name = lower(w.word) AND c.problem IS NULL)
    OR EXISTS (SELECT 1 FROM unnest(r.addresses) AS a
               WHERE CASE WHEN w.first IS NOT NULL AND pg_input_is_valid(a, 'inet') -- agents may say anything
                     THEN host(a::inet)::inet BETWEEN w.first AND w.last END)
  ) IS NOT TRUE)`;

/** The ends of the addresses that a word stands for; null for any other word. */
function rangeOf(word: string): { first: string; last: string } | null {
  const target = readTarget(word);
  if (target === null || "name" in target) return null;
  const text = (number: bigint) => stringifyIp({ number, version: target.version });
  return { first: text(target.first), last: text(target.last) };
}

function readTarget(word: string) {
  try {
    return parseTarget(word);
  } catch {
    return null; // a word like any other
  }
}
