import { describe, expect, it, vi } from "vitest";
import { findChanges, takeChangeCursor } from "./changes.ts";
import { pool } from "./db.ts";

const insertScan = `INSERT INTO "Scan" (name, targets, exclusions, scanners, "createdBy") VALUES ('s', '{}', '{}', '{}', 'u') RETURNING id`;
const insertAssignment = `INSERT INTO "Assignment" ("scanId", share, scanner, targets, exclusions, priority, "agedPriority", "deadlineAt", "maxRunSeconds")
  VALUES ($1, $2, 'nmap', '{}', '{}', 5, 5, now(), 60) RETURNING id`;

const scanId = (await pool.query(insertScan)).rows[0].id;
const addAssignment = async (share: number, client: Pick<typeof pool, "query"> = pool): Promise<string> =>
  (await client.query(insertAssignment, [scanId, share])).rows[0].id;

async function catchUp(after: string, first?: number) {
  const ids: string[] = [];
  for (let cursor = after, hasMore = true; hasMore; ) {
    const changes = await findChanges("Assignment", cursor, first);
    ids.push(...changes.ids);
    ({ cursor, hasMore } = changes);
    after = cursor;
  }
  return { ids, cursor: after };
}

/** A cursor behind all that is stored: transactions of other databases of the cluster hold it back, too. */
async function cursorBehindAll(): Promise<string> {
  const { rows } = await pool.query(`SELECT coalesce(max("changedXid"), '0')::text AS xid FROM "Assignment"`);
  return vi.waitFor(async () => {
    const cursor = await takeChangeCursor();
    expect(BigInt(cursor.split(".")[1] ?? "")).toBeGreaterThan(BigInt(rows[0].xid));
    return cursor;
  }, 10_000);
}

describe("catching up", () => {
  it("tells what was added and updated after the cursor, and nothing older", async () => {
    const old = await addAssignment(0);
    const cursor = await cursorBehindAll();
    const added = await addAssignment(1);
    expect((await catchUp(cursor)).ids).toEqual([added]);
    const later = await cursorBehindAll();
    await pool.query(`UPDATE "Assignment" SET progress = 0.5 WHERE id = $1`, [old]);
    expect((await catchUp(later)).ids).toEqual([old]);
  });

  it("misses no row whose transaction began before the cursor was taken and committed after", async () => {
    const slow = await pool.connect();
    await slow.query("BEGIN");
    const id = await addAssignment(2, slow);
    const cursor = await takeChangeCursor();
    await addAssignment(3);
    const first = await catchUp(cursor);
    expect(first.ids).not.toContain(id);
    await slow.query("COMMIT");
    slow.release();
    expect((await catchUp(first.cursor)).ids).toContain(id);
  });

  it("goes page by page through more rows than one answer holds, each once", async () => {
    const cursor = await cursorBehindAll();
    const added: string[] = [];
    for (let share = 10; share < 35; share++) added.push(await addAssignment(share));
    expect((await catchUp(cursor, 7)).ids).toEqual(added);
    await pool.query(`UPDATE "Assignment" SET progress = 0.1 WHERE id = ANY($1)`, [added]); // all in one transaction
    expect(new Set((await catchUp(cursor, 7)).ids)).toEqual(new Set(added));
  });

  it("refuses text that is no cursor, and a cursor from another database or of a time to come", async () => {
    for (const text of ["", "x", "5", "1-1", "1-1.2.3", "1-1;DROP TABLE", "1-1.99999999999999999999999"]) {
      await expect(findChanges("Assignment", text)).rejects.toMatchObject({ code: "CURSOR_INVALID" });
    }
    const cursor = await takeChangeCursor();
    for (const text of [cursor.replace(/^\d+/, "1"), cursor.replace(/-\d+/, "-1"), `${cursor}00000`]) {
      await expect(findChanges("Assignment", text)).rejects.toMatchObject({ code: "CURSOR_INVALID" });
    }
  });

  it("does not tell of rows that were changed on a server which was further on, before they were restored here", async () => {
    const cursor = await cursorBehindAll();
    const restored = await addAssignment(50);
    await pool.query(`UPDATE "Assignment" SET "changedXid" = '99999999999' WHERE id = $1`, [restored]);
    const changed = await addAssignment(51);
    expect((await catchUp(cursor)).ids).toEqual([changed]);
    await pool.query(`UPDATE "Assignment" SET progress = 0.5 WHERE id = $1`, [restored]);
    expect((await catchUp(cursor)).ids).toEqual([changed, restored]);
  });

  it("finds the rows by an index", async () => {
    const client = await pool.connect();
    await client.query("SET enable_seqscan = off"); // the table is empty
    const { rows } = await client.query(
      `EXPLAIN SELECT id FROM "Event" WHERE "changedXid" >= '5' AND ("changedXid", id) > ('5', $1::uuid)
       AND "changedXid" < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY "changedXid", id LIMIT 10`,
      ["00000000-0000-0000-0000-000000000000"],
    );
    client.release(true);
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Event_changedXid_idx");
  });
});
