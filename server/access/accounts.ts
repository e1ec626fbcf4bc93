import { randomUUID } from "node:crypto";
import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { Role } from "../generated/prisma/enums.ts";
import { publish } from "../pubsub.ts";

/**
 * Makes an account. Its owner comes in by a one-time link, or by single sign-on with the same address.
 * @returns its id. Throws ACCOUNT_EXISTS.
 */
export async function createAccount(
  { name, email, role }: { name: string; email: string; role: Role },
  by: Origin = SYSTEM,
): Promise<string> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "User" (id, name, email, "emailVerified", role, "updatedAt") VALUES ($1, $2, $3, true, $4, now())
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [randomUUID(), name, email.toLowerCase(), role],
    );
    if (!rows[0])
      throw new AppError("ACCOUNT_EXISTS", `There is already an account with the address "${email}".`);
    const { id } = rows[0];
    await recordAct(client, by, { act: "user.create", subject: `user:${id}`, after: { name, email, role } });
    return id;
  });
}

/** What changes about an account; what is absent stays. */
export type AccountChange = { name?: string; role?: Role; isDisabled?: boolean };

/**
 * Changes an account. One that is disabled loses its sessions, and its tokens stop working. The last admin stays one.
 * Throws ACCOUNT_NOT_FOUND, LAST_ADMIN.
 */
export async function changeAccount(
  id: string,
  { name, role, isDisabled }: AccountChange,
  by: Origin = SYSTEM,
): Promise<void> {
  await transaction(async (client) => {
    const admins = await lockAdmins(client);
    const { rows } = await client.query(
      `SELECT name, role::text AS role, "disabledAt" IS NOT NULL AS "isDisabled" FROM "User" WHERE id = $1 FOR UPDATE`,
      [id],
    );
    const { rowCount } = await client.query(
      `UPDATE "User" SET name = coalesce($2, name), role = coalesce($3, role), "updatedAt" = now(),
         "disabledAt" = CASE WHEN $4::boolean IS NULL THEN "disabledAt" WHEN $4 THEN coalesce("disabledAt", now()) END
       WHERE id = $1`,
      [id, name ?? null, role ?? null, isDisabled ?? null],
    );
    if (rowCount === 0)
      throw new AppError("ACCOUNT_NOT_FOUND", `There is no account with the id "${id.slice(0, 60)}".`);
    const loses = isDisabled === true || (role !== undefined && role !== "ADMIN");
    if (loses && admins.length === 1 && admins[0] === id)
      throw new AppError("LAST_ADMIN", "This is the last admin: make another one first.");
    if (isDisabled) await client.query(`DELETE FROM "Session" WHERE "userId" = $1`, [id]);
    const change = { before: rows[0], after: { name, role, isDisabled } };
    await recordAct(client, by, {
      act: isDisabled ? "user.disable" : "user.change",
      subject: `user:${id}`,
      ...change,
    });
  });
  // Open subscriptions go on with what the account may do now, or not at all.
  if (role !== undefined || isDisabled) publish("callerEnded", { userId: id });
}

/** Holds all enabled admins still, so that two changes at once can't take away the last two. */
async function lockAdmins(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "User" WHERE role = 'ADMIN' AND "disabledAt" IS NULL ORDER BY id FOR UPDATE`,
  );
  return rows.map((row) => row.id);
}
