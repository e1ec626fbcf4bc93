import type { IncomingMessage, ServerResponse } from "node:http";
import type { GraphQLError } from "graphql";
import { publicUrl } from "../config.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import { maskError } from "../graphql-server.ts";
import { answerJson, refuseBody } from "../http-answer.ts";
import { countError } from "../metrics/request-metrics.ts";
import type { Refusal } from "../transport/body-rules.ts";

/** Why a request gets no answer, where no rule of the schema says so. */
export class RestRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Codes that are not 400; those that end with NOT_FOUND are 404. */
const STATUS: Partial<Record<ErrorCode | "INTERNAL_SERVER_ERROR", number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CROSS_SITE: 403,
  ENROLLMENT_REFUSED: 403,
  INTROSPECTION_OFF: 403,
  AGENT_REVOKED: 409,
  AGENT_CONFLICT: 409,
  EVENTS_MISSING: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
};

/** Answers with `{code, message}` and the status that goes with the code. What is not expected is masked and logged. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, code, message, retryAfter } = describe(error);
  if (!request.complete) refuseBody(request, response);
  if (retryAfter) response.setHeader("retry-after", String(retryAfter));
  if (status === 401) {
    response.setHeader("www-authenticate", 'Bearer realm="ai-defend"');
  }
  answerJson(response, status, { code, message: status === 401 ? howToSignIn(request) : message });
}

function describe(error: unknown): Refusal & { retryAfter?: number } {
  if (error instanceof RestRefusal || error instanceof AppError)
    countError(error instanceof RestRefusal ? error.refusal.code : error.code);
  if (error instanceof RestRefusal) return error.refusal;
  const { message, extensions } = (error instanceof AppError ? error : maskError(error)) as GraphQLError;
  const { code = "BAD_INPUT", retryAfter } = extensions as { code?: ErrorCode; retryAfter?: number };
  const status = STATUS[code] ?? (code.endsWith("NOT_FOUND") ? 404 : 400);
  return { status, code, message, retryAfter };
}

/** What somebody does who only pasted an address: the whole command, with the header. */
function howToSignIn({ headers: { authorization }, url = "/" }: IncomingMessage): string {
  const path = /^[\w/-]*/.exec(url)?.[0] ?? "/";
  const problem = authorization
    ? "The head does not know this token, or it has ended."
    : "The head answers only who says who they are.";
  return (
    `${problem} Make a token on the dashboard's page Your account, or on the head's machine with ` +
    `npm run token -- --name me, and send it: curl -H "Authorization: Bearer aid_..." ${publicUrl}${path}`
  );
}
