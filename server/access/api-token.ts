import { z } from "zod";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { Role } from "../generated/prisma/enums.ts";
import { publish } from "../pubsub.ts";
import { auth } from "./auth.ts";
import { requireFirstAdmin } from "./first-admin.ts";
import { isAtLeast } from "./role.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** What a token may do, as better-auth keeps it. */
const Permissions = z.object({ role: z.tuple([z.enum(Role)]) });

/** The role of a token, from the permissions that better-auth keeps with it. A token without one may only read. */
export function roleOfToken(permissions: unknown): Role {
  const parsed = Permissions.safeParse(
    typeof permissions === "string" ? JSON.parse(permissions) : permissions,
  );
  return parsed.success ? parsed.data.role[0] : "VIEWER";
}

type NewToken = {
  /** What it is for, 1 to 32 characters. */
  name: string;
  /** At most the role of the account; it may never do more than the account, whatever becomes of that. */
  role: Role;
  /** Days that it works, 1 to 365; null for ever. */
  expiresInDays: number | null;
};

/** Makes an API token for scripts, to be sent as `authorization: Bearer aid_…`. Only its hash is stored. */
export async function createApiToken(
  { name, role, expiresInDays }: NewToken,
  owner: { userId: string; role: Role },
  by: Origin = SYSTEM,
): Promise<{ id: string; token: string }> {
  if (!isAtLeast(owner.role, role))
    throw new AppError("FORBIDDEN", `A token of this account may be ${owner.role} at most, not ${role}.`);
  const after = { name, role, expiresInDays, userId: owner.userId };
  await transaction((client) => recordAct(client, by, { act: "token.create", after }));
  const { id, key } = await auth.api.createApiKey({
    body: {
      name,
      userId: owner.userId,
      permissions: { role: [role] },
      ...(expiresInDays ? { expiresIn: expiresInDays * DAY_SECONDS } : {}),
    },
  });
  return { id, token: key };
}

/** The same for the first admin of this machine, for whoever may start the head. It does not expire. */
export async function createLocalApiToken({ name, role }: { name: string; role: Role }): Promise<string> {
  const { id: userId } = await requireFirstAdmin();
  return (await createApiToken({ name, role, expiresInDays: null }, { userId, role: "ADMIN" })).token;
}

/** Ends a token: an own one, or anybody's for an admin. Throws TOKEN_NOT_FOUND. */
export async function revokeApiToken(
  id: string,
  by: { userId: string; role: Role },
  origin: Origin = SYSTEM,
): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query(
      `DELETE FROM "Apikey" WHERE id = $1 AND ($2 OR "referenceId" = $3) RETURNING name, "referenceId" AS "userId"`,
      [id, by.role === "ADMIN", by.userId],
    );
    if (!rows[0]) throw new AppError("TOKEN_NOT_FOUND", `There is no API token with the id "${id}".`);
    await recordAct(client, origin, { act: "token.revoke", subject: `token:${id}`, before: rows[0] });
  });
  publish("callerEnded", { tokenId: id });
}
