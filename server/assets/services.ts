import { batched } from "../batch.ts";
import { pool } from "../db.ts";

/** How many services of assets are open, for any number of them by one query. */
export const countOpenServices = batched(async (keys: string[]): Promise<number[]> => {
  const { rows } = await pool.query<{ assetKey: string; count: number }>({
    name: "open-services",
    text: `SELECT "assetKey", count(*)::int AS count FROM "AssetService"
           WHERE "closedAt" IS NULL AND "assetKey" = ANY($1) GROUP BY "assetKey"`,
    values: [keys],
  });
  const counts = new Map(rows.map(({ assetKey, count }) => [assetKey, count]));
  return keys.map((key) => counts.get(key) ?? 0);
});

type Service = { id: string };
/** The detection of a service, and when it was seen open last; null where the detection is no more. */
type Sighting = { detectionId: string; lastSeenAt: Date } | null;

/** What the detections of services say, for any number of them by one query. */
export const loadSightings = batched(async (services: Service[]): Promise<Sighting[]> => {
  const { rows } = await pool.query<{ id: string; detectionId: string; lastSeenAt: Date }>({
    name: "service-sightings",
    text: `SELECT DISTINCT ON (s.id) s.id, d.id AS "detectionId", d."lastSeenAt" FROM "AssetService" s
           JOIN "Detection" d ON d."assetKey" = s."assetKey" AND d.protocol = s.protocol AND d.port = s.port
             AND d.category = 'open-port'
           WHERE s.id = ANY($1) ORDER BY s.id, d."lastSeenAt" DESC`,
    values: [services.map(({ id }) => id)],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return services.map(({ id }) => byId.get(id) ?? null);
});
