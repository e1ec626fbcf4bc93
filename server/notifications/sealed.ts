import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Tells forms apart, should there ever be another. */
const VERSION = 1;

function keyOf(authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", "ai-defend notification channels", 32));
}

/**
 * Encrypts what nobody with a copy of the database alone should know: version, nonce, tag, ciphertext.
 * @param owner id of the row it belongs to: it opens in no other
 */
export function seal(text: string, owner: string, authSecret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(authSecret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), sealed]);
}

/** What was sealed; null where it was changed, is another row's, or AUTH_SECRET was another one. */
export function unseal(sealed: Uint8Array, owner: string, authSecret: string): string | null {
  const bytes = Buffer.from(sealed);
  const textAt = 1 + NONCE_BYTES + TAG_BYTES;
  if (bytes[0] !== VERSION || bytes.length < textAt) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(authSecret), bytes.subarray(1, 1 + NONCE_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(1 + NONCE_BYTES, textAt));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString("utf8");
  } catch {
    return null; // the tag does not fit
  }
}
