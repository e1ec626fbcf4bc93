import type { IncomingMessage } from "node:http";

/** Is a request from a page of this head, or from a program that sends no origin? Cookies alone prove nothing. */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (!origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
