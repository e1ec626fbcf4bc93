import type { SearchCondition } from "../search.ts";
import type { RuleScanner } from "./compile.ts";

/** Which versions of rule sets are asked for; what is absent or null passes all. */
export type RuleSetFilter = {
  name?: string | null | undefined;
  scanner?: RuleScanner | null | undefined;
  version?: number | null | undefined;
  /** Only the latest version of each set. */
  latest?: boolean | null | undefined;
  /** Whether retired sets are among them. Default: only where a name is given. */
  includeRetired?: boolean | null | undefined;
};

/** Versions of rule sets that pass a filter. */
export function matchRuleSets({
  name = null,
  scanner = null,
  version = null,
  latest,
  includeRetired,
}: RuleSetFilter): SearchCondition {
  const values = [name, scanner, version, latest ?? false, includeRetired ?? name !== null];
  return { table: "RuleSet", where: MATCHES, values };
}

const MATCHES = `($1::text IS NULL OR r.name = $1) AND ($2::text IS NULL OR r.scanner = $2)
  AND ($3::int IS NULL OR r.version = $3) AND ($5::boolean OR r."retiredAt" IS NULL)
  AND NOT ($4::boolean AND EXISTS (SELECT FROM "RuleSet" n WHERE n.name = r.name AND n.version > r.version))`;
