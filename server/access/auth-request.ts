import type { IncomingMessage, ServerResponse } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { originOf, recordAct } from "../audit/record-act.ts";
import { recordFailedSignIn } from "../audit/record-sign-in.ts";
import { assertDatabaseAnswers, transaction } from "../db.ts";
import { publish } from "../pubsub.ts";
import { clientAddress } from "../transport/client-address.ts";
import { consume } from "../transport/rate-limit.ts";
import { auth } from "./auth.ts";
import { findRequestCaller } from "./caller.ts";

const answer = toNodeHandler(auth);

/** Paths by which somebody comes in. */
const WAYS_IN = /^\/api\/auth\/(sign-in\/.*|magic-link\/verify|callback\/.*|two-factor\/verify-.*)$/;

/** Answers a request to better-auth: limited by address, and what comes of it is in the audit log. */
export async function handleAuthRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = clientAddress(request);
  const path = request.url?.split("?")[0] ?? "";
  await consume("signIn", address);
  request.headers["x-forwarded-for"] = address; // what better-auth keeps of it is not what anybody claims
  if (path === "/api/auth/sign-out") return signOut(request, response, address);
  await assertDatabaseAnswers(); // else better-auth says that something went wrong, and no more
  await recordSecondFactor(request, path, address);
  await answer(request, response);
  if (WAYS_IN.test(path) && isRefusal(response)) await recordFailedSignIn(address, path.slice(10));
}

/** Writes down, before it is done, that somebody changes the second factor of their account. */
async function recordSecondFactor(request: IncomingMessage, path: string, address: string): Promise<void> {
  const [, asked] = /^\/api\/auth\/two-factor\/(enable|disable|generate-backup-codes)$/.exec(path) ?? [];
  const caller = asked ? await findRequestCaller(request) : null;
  if (caller?.kind !== "user") return;
  const act = { act: "user.secondFactor", subject: `user:${caller.userId}`, after: { asked } } as const;
  await transaction((client) => recordAct(client, originOf({ caller, address }), act));
}

/** Was somebody turned away? A link that does not work leads to a page that says so. */
function isRefusal(response: ServerResponse): boolean {
  return response.statusCode >= 400 || /[?&]error=/.test(String(response.getHeader("location") ?? ""));
}

/** Ends the browser's session, and with it the subscriptions it has open, on every head. */
async function signOut(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const caller = await findRequestCaller(request);
  if (caller?.kind === "user" && caller.sessionId) {
    const act = { act: "user.signOut", subject: `user:${caller.userId}` } as const;
    await transaction((client) => recordAct(client, originOf({ caller, address }), act));
  }
  await answer(request, response);
  if (caller?.kind === "user" && caller.sessionId && response.statusCode < 300)
    publish("callerEnded", { sessionId: caller.sessionId });
}
