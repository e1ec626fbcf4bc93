import { createHash, randomBytes } from "node:crypto";

/** Makes a secret of 256 random bits with a readable prefix, such as `agent_…`. It is shown once, never stored. */
export function createToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

/** SHA-256 of a token, the form in which it is stored. Random tokens need no salt or stretching. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
