import { db, transaction } from "../db.ts";
import { type Origin, recordAct } from "./record-act.ts";

/** Writes down that somebody signs in with a browser, whatever the way. */
export async function recordSignIn({
  userId,
  ipAddress,
}: {
  userId: string;
  ipAddress?: string | null | undefined;
}): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { name: true } });
  const by: Origin = {
    actor: "USER",
    actorId: userId,
    actorName: user?.name ?? "",
    address: ipAddress ?? "",
  };
  await transaction((client) => recordAct(client, by, { act: "user.signIn", subject: `user:${userId}` }));
}

/** Writes down that somebody tried to sign in and may not. */
export async function recordFailedSignIn(address: string, way: string): Promise<void> {
  const by: Origin = { actor: "NOBODY", actorId: "", actorName: "", address };
  await transaction((client) => recordAct(client, by, { act: "user.signInFailed", after: { way } }));
}
