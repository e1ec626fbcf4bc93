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

const nobodyAt = (address: string): Origin => ({ actor: "NOBODY", actorId: "", actorName: "", address });

/** Writes down that single sign-on makes an account, which may only read. */
export async function recordNewAccount(
  after: { name: string; email: string },
  address: string,
): Promise<void> {
  await transaction((client) => recordAct(client, nobodyAt(address), { act: "user.create", after }));
}

/** Writes down that an account may be entered by single sign-on from now on. */
export async function recordLink(userId: string, address: string): Promise<void> {
  const act = { act: "user.link", subject: `user:${userId}` } as const;
  await transaction((client) => recordAct(client, nobodyAt(address), act));
}

/** Writes down that somebody tried to sign in and may not. */
export async function recordFailedSignIn(address: string, way: string): Promise<void> {
  const by = nobodyAt(address);
  await transaction((client) => recordAct(client, by, { act: "user.signInFailed", after: { way } }));
}
