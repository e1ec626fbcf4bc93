import type { IncomingMessage, ServerResponse } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { publish } from "../pubsub.ts";
import { auth } from "./auth.ts";
import { findRequestCaller } from "./caller.ts";

const answer = toNodeHandler(auth);

/** `POST /api/auth/sign-out`: ends the browser's session, and with it the subscriptions it has open, on every head. */
export async function signOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const caller = await findRequestCaller(request);
  await answer(request, response);
  if (caller?.kind === "user" && caller.sessionId && response.statusCode < 300)
    publish("callerEnded", { sessionId: caller.sessionId });
}
