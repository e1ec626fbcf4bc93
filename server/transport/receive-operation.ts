import type { IncomingMessage, ServerResponse } from "node:http";
import { findRequestCaller } from "../access/caller.ts";
import { config } from "../config.ts";
import { yoga } from "../graphql-server.ts";
import { answerError, refuseBody } from "../http-answer.ts";
import { clientAddress } from "./client-address.ts";
import { mediaTypeOf } from "./cross-site.ts";
import { sendGraphiQL, wantsGraphiQL } from "./graphiql.ts";
import { maySendAnyOperation } from "./operation-policy.ts";
import { countRequest } from "./rate-limit.ts";

/** How long the body of an operation may take to arrive, in milliseconds: 2 MiB at 70 KiB a second. */
const MAX_ARRIVAL_MS = 30 * 1000;

type Refusal = { status: number; code: string; message: string };

/**
 * `/graphql`: an operation by POST as JSON of known length, or GraphiQL for a browser that asks for a page. What cannot be
 * an operation is refused before a byte of it is read.
 */
export async function receiveOperation(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const caller = await findRequestCaller(request);
  if (wantsGraphiQL(request)) {
    if (maySendAnyOperation(caller)) return sendGraphiQL(response);
    return answerError(response, 403, "FORBIDDEN", "GraphiQL is for administrators on this head.");
  }
  const refusal = refusalOf(request);
  if (refusal) {
    refuseBody(request, response);
    if (refusal.status === 405) response.setHeader("allow", "POST");
    return answerError(response, refusal.status, refusal.code, refusal.message);
  }
  const address = clientAddress(request);
  await countRequest(caller, address, Number(request.headers["content-length"]));
  limitArrival(request, response);
  await yoga(request, response, { caller, address });
}

/** Gives up a body that does not arrive in time, so that it holds neither a connection nor memory. */
function limitArrival(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    response.setHeader("connection", "close");
    response.once("finish", () => request.destroy());
    answerError(response, 408, "REQUEST_TIMEOUT", "The body of the request did not arrive in time.");
  }, MAX_ARRIVAL_MS);
  request.once("close", () => clearTimeout(timer));
}

function refusalOf(request: IncomingMessage): Refusal | null {
  const { "content-length": length } = request.headers;
  if (request.method !== "POST")
    return { status: 405, code: "METHOD_NOT_ALLOWED", message: "Send operations by POST." };
  if (mediaTypeOf(request) !== "application/json")
    return {
      status: 415,
      code: "MEDIA_TYPE_UNSUPPORTED",
      message: "Send operations as application/json.",
    };
  if (length === undefined)
    return { status: 411, code: "LENGTH_REQUIRED", message: "Send Content-Length with the body." };
  if (Number(length) > config.MAX_BODY_BYTES)
    return {
      status: 413,
      code: "TOO_LARGE",
      message: `A request has at most ${config.MAX_BODY_BYTES} bytes, not ${length}.`,
    };
  return null;
}
