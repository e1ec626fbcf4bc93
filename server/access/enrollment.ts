import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { createToken, hashToken } from "./token.ts";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Makes a token with which agents may register until it expires. Shown once; only its hash is stored.
 * @param name what it is for
 * @param ttlHours how long it works, in hours
 */
export async function createEnrollmentToken({
  name,
  ttlHours,
}: {
  name: string;
  ttlHours: number;
}): Promise<string> {
  const token = createToken("enroll");
  const expiresAt = new Date(Date.now() + ttlHours * HOUR_MS);
  await db.enrollmentToken.create({ data: { name, tokenHash: new Uint8Array(hashToken(token)), expiresAt } });
  return token;
}

/** Lets the holder of a valid enrollment token pass. Throws ENROLLMENT_REFUSED for an unknown, expired or withdrawn one. */
export async function assertEnrollment(token: string): Promise<void> {
  const known = await db.enrollmentToken.findUnique({
    where: { tokenHash: new Uint8Array(hashToken(token)) },
  });
  if (known && !known.revokedAt && known.expiresAt > new Date()) return;
  const reason = known ? (known.revokedAt ? "was withdrawn" : "has expired") : "is not known to this head";
  throw new AppError("ENROLLMENT_REFUSED", `The enrollment token ${reason}.`);
}
