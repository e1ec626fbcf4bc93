import { type DetectionStatus, Severity } from "../../generated/prisma/enums.ts";
import { Id } from "../../id.ts";
import { SCORE_SQL } from "../../intelligence/score.ts";
import { isNetwork, labelOf, type QueryKey, timeOf } from "./keys.ts";
import type { Operator, Query, Term } from "./term.ts";

/** A query for the database: conditions on `"Detection" d` and, where `joinsSearch`, on `"DetectionSearch" s`. */
export type SqlQuery = { where: string; values: unknown[]; joinsSearch: boolean };

type KeyTerm = Extract<Term, { kind: "key" }>;
/** Takes a value along and gives the parameter that stands for it: what a user wrote is never part of the text. */
type Bind = (value: unknown) => string;

/** Words shorter than this are looked for as they are, not as parts or beginnings of words. */
const SHORTEST_PART = 3;

/**
 * Turns a query into conditions. The one place that does: lists, counts, facets and bulk actions all stand on it.
 * @param hasTrigrams whether parts of words can be looked for
 */
export function compileQuery(query: Query, now: Date, hasTrigrams: boolean): SqlQuery {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const conditions = query.map((term) => {
    const condition =
      term.kind === "text" ? textCondition(term, bind, hasTrigrams) : CONDITIONS[term.key](term, bind, now);
    // What has no port is not on port 22 either: unknown is not true.
    return term.not ? `(${condition}) IS NOT TRUE` : `(${condition})`;
  });
  const where = conditions.join(" AND ") || "true";
  return { where, values, joinsSearch: /\bs\./.test(where) };
}

const WORD_KEYS: QueryKey[] = ["scanner", "category", "cve", "reference", "rule"];

/** Whether the term is a condition on the words of detections alone, which one index finds. */
export function isOnWords(term: Term): boolean {
  return term.kind === "text" || WORD_KEYS.includes(term.key);
}

const CONDITIONS: Record<QueryKey, (term: KeyTerm, bind: Bind, now: Date) => string> = {
  severity: ({ operator, values }, bind) =>
    isOneOf("d.severity", "Severity", severitiesOf(operator, values), bind),
  status: ({ values }, bind) => isOneOf("d.status", "DetectionStatus", values.map(enumName), bind),
  scanner: (term, bind) => hasTag("scanner", term.values, bind),
  category: (term, bind) => hasTag("category", term.values, bind),
  cve: (term, bind) => hasTag("reference", term.values, bind),
  score: ({ operator, values }, bind) =>
    anyOf(values.map((value) => `${SCORE_SQL} ${operator || "="} ${bind(Number(value))}::int`)),
  exploited: ({ values }) => anyOf(values.map((value) => `d."knownExploited" = ${value === "yes"}`)),
  epss: ({ operator, values }, bind) => `d.epss ${operator} ${bind(Number(values[0]))}::float8`,
  reference: (term, bind) => hasTag("reference", term.values, bind),
  rule: (term, bind) => hasTag("rule", term.values, bind),
  port: ({ values }, bind) => anyOf(values.map((value) => portCondition(value, bind))),
  asset: ({ values }, bind) => anyOf(values.map((value) => isAbout(value, bind))),
  label: ({ values }, bind) =>
    `d."assetKey" IN (SELECT key FROM "Asset" WHERE labels <> '{}'
      AND (${anyOf(values.map((value) => labelCondition(value, bind)))}))`,
  agent: ({ values }, bind) => {
    const names = `${bind(values)}::text[]`;
    return `EXISTS (SELECT 1 FROM "Attempt" t JOIN "Agent" g ON g.id = t."agentId"
      WHERE t."assignmentId" = d."lastAssignmentId" AND t.attempt = d."lastAttempt"
        AND (g.hostname = ANY(${names}) OR g.identity = ANY(${names}) OR g.id::text = ANY(${names})))`;
  },
  scan: ({ values }, bind) => anyOf(values.map((value) => wasSeenBy(value, bind))),
  assignee: ({ values }, bind) => {
    const isNobody = values.includes("none") ? [`d."assigneeId" IS NULL`] : [];
    const names = `${bind(values)}::text[]`;
    return anyOf([
      ...isNobody,
      `d."assigneeId" IN (SELECT id FROM "User" WHERE id = ANY(${names}) OR name = ANY(${names}))`,
    ]);
  },
  seen: (term, bind, now) => timeCondition(`d."lastSeenAt"`, term, bind, now),
  first: (term, bind, now) => timeCondition(`d."firstSeenAt"`, term, bind, now),
};

function anyOf(conditions: string[]): string {
  return conditions.join(" OR ");
}

function isOneOf(column: string, type: string, values: string[], bind: Bind): string {
  // One value as itself: the order of an index by (value, id) then serves as well.
  if (values.length === 1) return `${column} = ${bind(values[0])}::"${type}"`;
  return `${column} = ANY(${bind(values)}::"${type}"[])`;
}

function enumName(value: string): DetectionStatus | Severity {
  return value.toUpperCase().replaceAll("-", "_") as DetectionStatus | Severity;
}

function severitiesOf(operator: Operator, values: string[]): string[] {
  const [value = ""] = values.map(enumName);
  const scale: string[] = Object.values(Severity);
  const at = scale.indexOf(value);
  switch (operator) {
    case "":
      return values.map(enumName);
    case ">":
      return scale.slice(at + 1);
    case ">=":
      return scale.slice(at);
    case "<":
      return scale.slice(0, at);
    case "<=":
      return scale.slice(0, at + 1);
    default:
      return operator satisfies never;
  }
}

/** One of these is among its tags; detection_tag of the migrations says how they are written. */
function hasTag(kind: string, values: string[], bind: Bind, table = "s"): string {
  const lexemes = values.map(
    (value) => `'${`=${kind} ${value.toLowerCase()}`.replaceAll(/['\\]/g, "$&$&")}'`,
  );
  return `${table}.words @@ ${bind(lexemes.join("|"))}::tsquery`;
}

function isAbout(asset: string, bind: Bind): string {
  if (isNetwork(asset)) return `s.address <<= ${bind(asset)}::inet`;
  if (Id.safeParse(asset).success)
    return `d."assetKey" = (SELECT key FROM "Asset" WHERE id = ${bind(asset)}::uuid)`;
  return assetIsCalled(asset, bind);
}

/** By what the detection calls it, or by a name of its host. Two look-ups by two indexes: an OR would go through the list. */
function assetIsCalled(name: string, bind: Bind): string {
  return `d.id IN (SELECT t."detectionId" FROM "DetectionSearch" t WHERE ${hasTag("asset", [name], bind, "t")}
    UNION ALL SELECT n.id FROM "Asset" a JOIN "Detection" n ON n."assetKey" = a.key
      WHERE a.hostnames <> '{}' AND a.hostnames @> ARRAY[${bind(name.toLowerCase())}])`;
}

/** Of one scan at a time: its index then has the order of the newest as well. */
function wasSeenBy(scanId: string, bind: Bind): string {
  return `d.id IN (SELECT "detectionId" FROM "ScanDetection" WHERE "scanId" = ${bind(scanId)}::uuid)`;
}

function labelCondition(label: string, bind: Bind): string {
  const { name, value } = labelOf(label);
  if (value === null) return `labels ? ${bind(name)}`;
  return `labels @> ${bind(JSON.stringify({ [name]: value }))}::jsonb`;
}

function portCondition(value: string, bind: Bind): string {
  const [from, to] = value.split("-");
  if (to === undefined) return `s.port = ${bind(Number(from))}::int`;
  return `s.port BETWEEN ${bind(Number(from))}::int AND ${bind(Number(to))}::int`;
}

/** An age counts backwards: `<7d`, less than seven days ago, is after a moment. A date is its first moment in UTC. */
function timeCondition(column: string, { operator, values }: KeyTerm, bind: Bind, now: Date): string {
  const time = timeOf(values[0] ?? "");
  if ("at" in time) return `${column} ${operator} ${bind(time.at)}::timestamptz`;
  const at = new Date(now.getTime() - time.ageMs);
  return `${column} ${operator === "<" ? ">" : "<"} ${bind(at)}::timestamptz`;
}

/** A word is looked for as a word, a beginning of one, or a part of title, asset or location; a phrase as its words in order. */
function textCondition(
  { text, isPhrase }: Extract<Term, { kind: "text" }>,
  bind: Bind,
  hasTrigrams: boolean,
): string {
  const isLong = text.length >= SHORTEST_PART;
  const quoted = `'${text.replaceAll(/['\\]/g, "$&$&")}'`;
  const words = isPhrase
    ? `s.words @@ phraseto_tsquery('simple', ${bind(text)})`
    : `s.words @@ to_tsquery('simple', ${bind(isLong ? `${quoted}:*` : quoted)})`;
  if (!isLong || !hasTrigrams) return words;
  return `${words} OR s.label ILIKE ${bind(`%${text.replaceAll(/[\\%_]/g, "\\$&")}%`)}`;
}
