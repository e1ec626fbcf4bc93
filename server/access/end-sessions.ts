import { type Origin, recordAct } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { publish } from "../pubsub.ts";

/** Signs one browser of an account out, or all but the one that asks, with what they have open. Throws SESSION_NOT_FOUND. */
export async function endSessions(
  { userId, sessionId }: { userId: string; sessionId: string },
  id: string | null,
  by: Origin,
): Promise<void> {
  const ended = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `DELETE FROM "Session" WHERE "userId" = $1 AND CASE WHEN $2::text IS NULL THEN id <> $3 ELSE id = $2 END RETURNING id`,
      [userId, id, sessionId],
    );
    if (id && rows.length === 0)
      throw new AppError("SESSION_NOT_FOUND", `You have no session with the id "${id.slice(0, 60)}".`);
    const after = { sessions: rows.length };
    await recordAct(client, by, { act: "user.signOut", subject: `user:${userId}`, after });
    return rows;
  });
  for (const { id: sessionId } of ended) publish("callerEnded", { sessionId });
}
