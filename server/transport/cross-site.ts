import type { IncomingMessage } from "node:http";
import { publicUrl } from "../config.ts";
import { AppError } from "../errors.ts";

const { origin: OWN_ORIGIN } = new URL(publicUrl);
/** What a form or a script of any page may send without asking first (https://fetch.spec.whatwg.org/#simple-header). */
const UNASKED_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/** Is a request from a page of this head, or from a program that sends no origin? Cookies alone prove nothing. */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return origin === OWN_ORIGIN || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * Refuses what a page of another site may have sent in the name of somebody who is signed in: from another origin; by
 * cookie without saying from where; or by cookie as a form would. Reading is safe: no answer may be read across origins.
 * @throws CROSS_SITE
 */
export function assertNotCrossSite(request: IncomingMessage): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin, cookie, authorization, "sec-fetch-site": site = "none" } = request.headers;
  if (!isOwnOrigin(request) || !["none", "same-origin"].includes(String(site)))
    throw new AppError("CROSS_SITE", "The head takes nothing from pages of another site.", { status: 403 });
  if (!cookie || authorization) return;
  if (origin === undefined)
    throw new AppError("CROSS_SITE", "With a cookie, a request must say its Origin.", { status: 403 });
  const type = mediaTypeOf(request);
  if (type === "" || UNASKED_TYPES.includes(type))
    throw new AppError("CROSS_SITE", `With a cookie, the content-type can't be "${type}".`, { status: 403 });
}

/** The media type of a body, without parameters; empty where it is not said. */
export function mediaTypeOf({ headers }: IncomingMessage): string {
  return (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
