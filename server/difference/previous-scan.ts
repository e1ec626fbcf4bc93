import { batched } from "../batch.ts";
import { db, pool } from "../db.ts";

/** What scans are compared with by default: the latest finished scan before each, of its schedule or else of its name. */
export const findPreviousScan = batched(async (ids: string[]) => {
  const { rows } = await pool.query<{ id: string; previousId: string }>({
    name: "previous-scans",
    text: `SELECT s.id, p.id AS "previousId" FROM "Scan" s CROSS JOIN LATERAL (
             SELECT o.id FROM "Scan" o LEFT JOIN "ScheduleRun" r ON r."scanId" = o.id
             WHERE o.id < s.id AND o."finishedAt" IS NOT NULL AND (o.name = s.name OR r."scheduleId" IN (
               SELECT "scheduleId" FROM "ScheduleRun" WHERE "scanId" = s.id))
             ORDER BY (r."scheduleId" IN (SELECT "scheduleId" FROM "ScheduleRun" WHERE "scanId" = s.id)) IS TRUE DESC,
               o.id DESC LIMIT 1) AS p
           WHERE s.id = ANY($1)`,
    values: [ids],
  });
  const scans = await db.scan.findMany({ where: { id: { in: rows.map(({ previousId }) => previousId) } } });
  const byId = new Map(scans.map((scan) => [scan.id, scan]));
  const previous = new Map(rows.map(({ id, previousId }) => [id, byId.get(previousId)]));
  return ids.map((id) => previous.get(id) ?? null);
});
