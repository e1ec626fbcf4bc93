import type { IncomingMessage, ServerResponse } from "node:http";
import { findRequestCaller } from "../access/caller.ts";
import { yoga } from "../graphql-server.ts";
import { answerError, refuseBody } from "../http-answer.ts";
import { limitArrival, type Refusal, refusalOfBody } from "./body-rules.ts";
import { clientAddress } from "./client-address.ts";
import { clientCertificate } from "./client-certificate.ts";
import { sendGraphiQL, wantsGraphiQL } from "./graphiql.ts";
import { maySendAnyOperation } from "./operation-policy.ts";
import { countRequest } from "./rate-limit.ts";

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
  const refuse = ({ status, code, message }: Refusal) => answerError(response, status, code, message);
  const refusal = refusalOf(request);
  if (refusal) {
    refuseBody(request, response);
    if (refusal.status === 405) response.setHeader("allow", "POST");
    return refuse(refusal);
  }
  const address = clientAddress(request);
  await countRequest(caller, address, Number(request.headers["content-length"]));
  limitArrival(request, response, refuse);
  await yoga(request, response, { caller, address, certificate: clientCertificate(request.socket) });
}

function refusalOf(request: IncomingMessage): Refusal | null {
  if (request.method !== "POST")
    return { status: 405, code: "METHOD_NOT_ALLOWED", message: "Send operations by POST." };
  return refusalOfBody(request);
}
