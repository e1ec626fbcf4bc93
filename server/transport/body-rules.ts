import type { IncomingMessage, ServerResponse } from "node:http";
import { config } from "../config.ts";
import { mediaTypeOf } from "./cross-site.ts";

/** How long a body may take to arrive, in milliseconds: 2 MiB at 70 KiB a second. */
const MAX_ARRIVAL_MS = 30 * 1000;

/** Why a request is not even looked at. */
export type Refusal = { status: number; code: string; message: string };

/** Why a request can't have a body of JSON, before a byte of it is read; null where it can. */
export function refusalOfBody(request: IncomingMessage): Refusal | null {
  const { "content-length": length } = request.headers;
  if (mediaTypeOf(request) !== "application/json")
    return {
      status: 415,
      code: "MEDIA_TYPE_UNSUPPORTED",
      message: "Send JSON, with the header content-type: application/json.",
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

/** Gives up a body that does not arrive in time, so that it holds neither a connection nor memory. */
export function limitArrival(
  request: IncomingMessage,
  response: ServerResponse,
  refuse: (refusal: Refusal) => void,
): void {
  const timer = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    response.setHeader("connection", "close");
    response.once("finish", () => request.destroy());
    refuse({
      status: 408,
      code: "REQUEST_TIMEOUT",
      message: "The body of the request did not arrive in time.",
    });
  }, MAX_ARRIVAL_MS);
  request.once("close", () => clearTimeout(timer));
}
