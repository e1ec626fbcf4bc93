import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { config } from "../config.ts";

/**
 * The address a request came from. Behind TRUSTED_PROXIES proxies it is what the outermost of them saw; what stands
 * further left in X-Forwarded-For anybody may have written.
 */
export function clientAddress({ headers, socket }: IncomingMessage): string {
  const seen = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  if (config.TRUSTED_PROXIES === 0) return seen;
  const chain = String(headers["x-forwarded-for"] ?? "").split(",");
  const told = chain.at(-config.TRUSTED_PROXIES)?.trim() ?? "";
  return isIP(told) ? told : seen;
}
