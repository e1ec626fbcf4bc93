import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError, ErrorCode } from "./errors.ts";
import { countError } from "./metrics/request-metrics.ts";

/** A larger body is not even read to be dropped, in bytes. */
const MAX_DROPPED_BYTES = 16 * 1024 * 1024;

/** Answers with JSON that no cache may keep. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(status === 503 ? { "retry-after": "2" } : {}),
  });
  response.end(JSON.stringify(body));
}

/** Answers with an error in the form of GraphQL's, so that programs need only know one. */
export function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  countError(code);
  answerJson(response, status, { errors: [{ message, extensions: { code } }] });
}

const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, TOO_LARGE: 413 };

/** The same for an expected error. */
export function answerAppError(response: ServerResponse, error: AppError): void {
  countError(error.code);
  const { http: _http, ...extensions } = error.extensions;
  if (error.retryAfter) response.setHeader("retry-after", String(error.retryAfter));
  answerJson(response, STATUS[error.code] ?? error.status, {
    errors: [{ message: error.message, extensions }],
  });
}

/**
 * Lets a refused body not be read: closes the connection after the answer where it is large. A body not much over a limit
 * is read to its end and dropped: a client in the middle of sending would see a broken connection, and not the answer.
 */
export function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  const length = request.headers["content-length"];
  if (length === undefined || Number(length) > MAX_DROPPED_BYTES) response.setHeader("connection", "close");
}
