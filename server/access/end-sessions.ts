import { db } from "../db.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { publish } from "../pubsub.ts";

/** Signs browsers out, with the subscriptions they have open, on every head. Returns how many. */
export async function endSessions(where: Prisma.SessionWhereInput): Promise<number> {
  const ended = await db.session.findMany({ where, select: { id: true } });
  await db.session.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } });
  for (const { id } of ended) publish("callerEnded", { sessionId: id });
  return ended.length;
}
