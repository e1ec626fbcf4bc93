import { stringifyIp } from "ip-bigint";
import { pool } from "../db.ts";
import { AppError } from "../errors.ts";
import type { AssetKind, Criticality, Severity } from "../generated/prisma/enums.ts";
import { parseTarget } from "../scans/targets.ts";

/** What a list of assets may be narrowed by; everything given must hold. */
export type AssetFilter = {
  kinds?: AssetKind[] | null;
  criticalities?: Criticality[] | null;
  labels?: { name: string; value: string }[] | null;
  /** Has an open detection of this severity or a worse one. */
  openAtLeast?: Severity | null;
  /** Hosts of an address, a network or a range. */
  network?: string | null;
  /** Part of the label, a name, the MAC address or the system, at most 200 characters. */
  text?: string | null;
};

/** Where a page begins or ends: an asset's place in the order of risk. */
type Place = { risk: number; id: string };

export type PageRequest = { after?: string; before?: string; limit: number; inverted: boolean };

const OPEN_COLUMNS = {
  INFO: `"openInfo"`,
  LOW: `"openLow"`,
  MEDIUM: `"openMedium"`,
  HIGH: `"openHigh"`,
  CRITICAL: `"openCritical"`,
} as const;
const SEVERITIES = Object.keys(OPEN_COLUMNS) as Severity[];

/** The cursor of an asset in a list. */
export const cursorOf = ({ risk, id }: Place): string => `${risk}.${id}`;

function parseCursor(text: string): Place {
  const match = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] && match[2]) return { risk: Number(match[1]), id: match[2] };
  throw new AppError("CURSOR_INVALID", `"${text.slice(0, 80)}" is no cursor of a list of assets.`);
}

/**
 * Ids of assets that pass a filter, by risk, then the latest first; inverted, from the end.
 * Throws BAD_INPUT or TARGET_INVALID for a bad filter, CURSOR_INVALID for a bad cursor.
 */
export async function findAssetIds(filter: AssetFilter, page: PageRequest): Promise<string[]> {
  const { conditions, values } = conditionsOf(filter);
  const value = (one: unknown) => `$${values.push(one)}`;
  const beyond = (cursor: string, comparison: "<" | ">") => {
    const { risk, id } = parseCursor(cursor);
    return `(risk, id) ${comparison} (${value(risk)}::int, ${value(id)}::uuid)`;
  };
  if (page.after) conditions.push(beyond(page.after, "<"));
  if (page.before) conditions.push(beyond(page.before, ">"));
  const order = page.inverted ? "ASC" : "DESC";
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM "Asset" WHERE ${["true", ...conditions].join(" AND ")}
     ORDER BY risk ${order}, id ${order} LIMIT ${value(page.limit)}`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** How many assets pass a filter, counted up to a limit. Throws as findAssetIds does. */
export async function countAssets(filter: AssetFilter, limit: number): Promise<number> {
  const { conditions, values } = conditionsOf(filter);
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM "Asset" WHERE ${["true", ...conditions].join(" AND ")} LIMIT $${values.push(limit)}) AS passing`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Ids of assets that pass a filter, the oldest first, after one of them. Throws as findAssetIds does. */
export async function findIdsAfter(
  filter: AssetFilter,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { conditions, values } = conditionsOf(filter);
  if (after) conditions.push(`id > $${values.push(after)}::uuid`);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM "Asset" WHERE ${["true", ...conditions].join(" AND ")} ORDER BY id LIMIT $${values.push(limit)}`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Conditions as SQL made of constants alone; what a caller gave is in the values. */
function conditionsOf(filter: AssetFilter): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions: string[] = [];
  if (filter.kinds) conditions.push(`kind = ANY(${value(filter.kinds)}::"AssetKind"[])`);
  if (filter.criticalities)
    conditions.push(`criticality = ANY(${value(filter.criticalities)}::"Criticality"[])`);
  for (const { name, value: text } of filter.labels ?? [])
    conditions.push(`labels ->> ${value(name)} = ${value(text)}`);
  if (filter.openAtLeast) {
    const columns = SEVERITIES.slice(SEVERITIES.indexOf(filter.openAtLeast)).map((one) => OPEN_COLUMNS[one]);
    conditions.push(`${columns.join(" + ")} > 0`);
  }
  if (filter.network) {
    const { first, last } = endsOf(filter.network);
    conditions.push(`address BETWEEN ${value(first)}::inet AND ${value(last)}::inet`);
  }
  const text = filter.text?.trim();
  if (text) {
    if (text.length > 200 || text.includes("\0"))
      throw new AppError("BAD_INPUT", "The text to look for has at most 200 characters.");
    const pattern = value(`%${text.replaceAll(/[\\%_]/g, "\\$&")}%`);
    const places = ["label", "array_to_string(hostnames, ' ')", "mac", "os"];
    conditions.push(`(${places.map((place) => `${place} ILIKE ${pattern}`).join(" OR ")})`);
  }
  return { conditions, values };
}

function endsOf(network: string): { first: string; last: string } {
  const target = parseTarget(network);
  if ("name" in target)
    throw new AppError("TARGET_INVALID", `"${network.slice(0, 100)}" is no address, network or range.`);
  const text = (number: bigint) => stringifyIp({ number, version: target.version });
  return { first: text(target.first), last: text(target.last) };
}
