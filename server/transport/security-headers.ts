import type { ServerResponse } from "node:http";
import { publicUrl } from "../config.ts";

/** Nothing may be loaded, run, sent or framed: for answers that are no pages. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The dashboard: its own scripts, styles and images, and requests to this head alone. Nothing inline: what a scanned
 * system managed to write into the page would neither run nor be styled.
 */
export const DASHBOARD_POLICY = `${NOTHING}; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'`;

/** Features of browsers that no page of the head uses, nor lends to a frame. */
const NO_FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** How long browsers are to know this head by https only, in seconds: two years. */
const HSTS_SECONDS = 63_072_000;

const HEADERS: Record<string, string> = {
  "content-security-policy": NOTHING,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": NO_FEATURES,
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  ...(publicUrl.startsWith("https:")
    ? { "strict-transport-security": `max-age=${HSTS_SECONDS}; includeSubDomains` }
    : {}),
};

/** Puts on an answer what every answer has. Pages replace the Content-Security-Policy with their own. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}
