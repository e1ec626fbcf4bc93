import { rangesOf, reaches } from "../assignments/reach.ts";
import { batched } from "../batch.ts";
import { pool } from "../db.ts";

/** What relates two assets. They stay two: see docs/decisions/0009-one-row-for-each-asset-key.md. */
export const RELATIONS = {
  ADDRESS: "An agent on the machine has this address.",
  MACHINE: "They are on one machine.",
  NETWORK_CARD: "They have one MAC address.",
} as const;

export type Related = { id: string; relation: keyof typeof RELATIONS };
/** An agent, whether its reach holds the asset, and when an attempt of it last examined or saw the asset. */
export type AssetAgent = { agentId: string; reaches: boolean; lastSawAt: Date | null };

type AssetPlace = { key: string; machine: string; address: string | null };

/** Related assets or agents of one asset, at most. */
export const MAX_NEIGHBOURS = 50;
/** Attempts that are looked back on for who examined an address. */
const MAX_LOOKS = 500;

/** The addresses of an agent g; a text that is none is null and equals nothing. */
const AGENT_ADDRESSES = `CROSS JOIN LATERAL (SELECT CASE WHEN pg_input_is_valid(text, 'inet') THEN text::inet END AS address
  FROM unnest(g.addresses) AS text) AS own`;

/** The assets that assets are related to, for any number of them by one query. */
export const loadRelated = batched(async (keys: string[]): Promise<Related[][]> => {
  const { rows } = await pool.query<Related & { key: string }>({
    name: "related-assets",
    text: `SELECT a.key, r.id, r.relation FROM "Asset" a CROSS JOIN LATERAL (
             SELECT DISTINCT ON (found.id) found.id, found.relation, found.place FROM (
               SELECT h.id, 'ADDRESS' AS relation, 1 AS place FROM "Agent" g ${AGENT_ADDRESSES}
               JOIN "Asset" h ON h.address = own.address AND h.machine = '' WHERE a.kind = 'MACHINE' AND g.identity = a.machine
               UNION ALL
               SELECT m.id, 'ADDRESS', 1 FROM "Agent" g ${AGENT_ADDRESSES}
               JOIN "Asset" m ON m.machine = g.identity AND m.kind = 'MACHINE'
               WHERE a.machine = '' AND own.address = a.address
               UNION ALL
               SELECT b.id, 'MACHINE', 2 FROM "Asset" b WHERE a.machine <> '' AND b.machine = a.machine
               UNION ALL
               SELECT b.id, 'NETWORK_CARD', 3 FROM "Asset" b WHERE b.mac = a.mac) AS found
             WHERE found.id <> a.id ORDER BY found.id, found.place LIMIT ${MAX_NEIGHBOURS}) AS r
           WHERE a.key = ANY($1) ORDER BY r.place, r.id DESC`,
    values: [keys],
  });
  const byKey = Map.groupBy(rows, ({ key }) => key);
  return keys.map((key) => byKey.get(key) ?? []);
});

/**
 * The agents that can reach assets by what they declare, or have examined them, for any number of assets by two queries.
 * Nothing of it is stored: agents come, go and change their reach. An address that is only unique on a machine, and what is
 * on a machine, only the agent there reaches.
 */
export const loadAgents = batched(async (assets: AssetPlace[]): Promise<AssetAgent[][]> => {
  const [agents, seen] = await Promise.all([findAgents(), findSeen(assets.map(({ key }) => key))]);
  return assets.map(({ key, machine, address }) => {
    const target = address === null ? [] : rangesOf([address]);
    return agents
      .map(({ id, identity, reach }) => ({
        agentId: id,
        reaches: machine === "" ? address !== null && reaches(reach, target) : identity === machine,
        lastSawAt: seen.get(`${key} ${id}`) ?? null,
      }))
      .filter((agent) => agent.reaches || agent.lastSawAt !== null)
      .sort((a, b) => Number(b.lastSawAt ?? 0) - Number(a.lastSawAt ?? 0))
      .slice(0, MAX_NEIGHBOURS);
  });
});

async function findAgents() {
  const { rows } = await pool.query<{ id: string; identity: string; reach: string[] }>({
    name: "agents-by-reach",
    text: `SELECT id, identity, reach FROM "Agent" WHERE health <> 'REVOKED' AND "forgottenAt" IS NULL ORDER BY hostname, id`,
  });
  return rows.map((agent) => ({ ...agent, reach: rangesOf(agent.reach) }));
}

async function findSeen(keys: string[]): Promise<Map<string, Date>> {
  const { rows } = await pool.query<{ key: string; agentId: string; at: Date }>({
    name: "agents-that-saw",
    text: `SELECT a.key, t."agentId", max(look.at) AS at FROM "Asset" a CROSS JOIN LATERAL (
             (SELECT c."assignmentId", c.attempt, c."finishedAt" AS at FROM "AttemptCoverage" c
              WHERE a.address IS NOT NULL AND c.hosts @> a.address AND c.machine = a.machine
              ORDER BY c."finishedAt" DESC LIMIT ${MAX_LOOKS})
             UNION ALL SELECT a."lastAssignmentId", a."lastAttempt", a."lastSeenAt") AS look
           JOIN "Attempt" t ON t."assignmentId" = look."assignmentId" AND t.attempt = look.attempt
           WHERE a.key = ANY($1) AND t."agentId" IS NOT NULL GROUP BY a.key, t."agentId"`,
    values: [keys],
  });
  return new Map(rows.map(({ key, agentId, at }) => [`${key} ${agentId}`, at]));
}
