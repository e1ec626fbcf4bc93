import type pg from "pg";
import type { Labels } from "../agents/capability.ts";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { db, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { createToken, hashToken } from "./token.ts";

const HOUR_MS = 60 * 60 * 1000;

type NewEnrollmentToken = {
  /** What it is for. */
  name: string;
  /** How long it works, in hours. */
  ttlHours: number;
  /** How many newcomers may register with it; null for any number. */
  maxAgents?: number | null;
  /** Labels that agents get with it, whatever they say of themselves. */
  labels?: Labels;
  /** Agents that are new wait until an admin approves them. */
  needsApproval?: boolean;
};

/** Makes a token with which agents may register until it expires. Shown once; only its hash is stored. */
export async function createEnrollmentToken(
  wanted: NewEnrollmentToken,
  by: Origin = SYSTEM,
): Promise<string> {
  return (await storeEnrollmentToken(wanted, by)).token;
}

/** The same, with its id. */
export async function storeEnrollmentToken(
  { name, ttlHours, maxAgents = null, labels = {}, needsApproval = false }: NewEnrollmentToken,
  by: Origin,
): Promise<{ id: string; token: string }> {
  const token = createToken("enroll");
  const expiresAt = new Date(Date.now() + ttlHours * HOUR_MS);
  const id = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "EnrollmentToken" (name, "tokenHash", "expiresAt", "maxAgents", labels, "needsApproval")
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [name, hashToken(token), expiresAt, maxAgents, JSON.stringify(labels), needsApproval],
    );
    const { id: stored } = rows[0] as { id: string };
    const after = { name, expiresAt, maxAgents, labels, needsApproval };
    await recordAct(client, by, { act: "enrollment.create", subject: `enrollment:${stored}`, after });
    return stored;
  });
  return { id, token };
}

/** What it gives an agent that it may register. */
export type Enrollment = {
  /** Who the agent is, where that is proven; null where it may say so itself. */
  identity: string | null;
  /** The enrollment token of this head; null where a cluster vouches. */
  tokenId: string | null;
  labels: Labels;
  needsApproval: boolean;
  /** The last word, in the transaction that stores the agent. Throws ENROLLMENT_REFUSED. */
  admit: (client: pg.PoolClient, isNewcomer: boolean) => Promise<void>;
};

/**
 * Lets the holder of a valid enrollment token pass. Throws ENROLLMENT_REFUSED for an unknown, expired or withdrawn one.
 */
export async function requireEnrollment(token: string): Promise<Enrollment> {
  const known = await db.enrollmentToken.findUnique({
    where: { tokenHash: new Uint8Array(hashToken(token)) },
  });
  if (known && !known.revokedAt && known.expiresAt > new Date())
    return {
      identity: null,
      tokenId: known.id,
      labels: known.labels as Labels,
      needsApproval: known.needsApproval,
      admit: async (client, isNewcomer) => (isNewcomer ? countEnrollment(client, known.id) : undefined),
    };
  const reason = known ? (known.revokedAt ? "was withdrawn" : "has expired") : "is not known to this head";
  throw new AppError("ENROLLMENT_REFUSED", `The enrollment token ${reason}.`);
}

/**
 * Counts a newcomer against its token, in the transaction that stores it: a restart is none.
 * Throws ENROLLMENT_REFUSED where the token has let in as many as it may.
 */
async function countEnrollment(client: pg.PoolClient, tokenId: string): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE "EnrollmentToken" SET "agentCount" = "agentCount" + 1, "lastUsedAt" = now()
     WHERE id = $1 AND ("maxAgents" IS NULL OR "agentCount" < "maxAgents")`,
    [tokenId],
  );
  if (rowCount === 0)
    throw new AppError("ENROLLMENT_REFUSED", "The enrollment token has let in as many agents as it may.");
}

/** Withdraws a token: nobody registers with it any more. Agents that did stay. Throws TOKEN_NOT_FOUND. */
export async function revokeEnrollmentToken(id: string, by: Origin): Promise<void> {
  if ((await withdraw("id", id, by)) === 0)
    throw new AppError(
      "TOKEN_NOT_FOUND",
      `There is no enrollment token with the id "${id}" that still works.`,
    );
}

/** Withdraws all tokens of a name. */
export async function revokeEnrollmentTokens(name: string, by: Origin = SYSTEM): Promise<void> {
  await withdraw("name", name, by);
}

async function withdraw(column: "id" | "name", value: string, by: Origin): Promise<number> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      `UPDATE "EnrollmentToken" SET "revokedAt" = now() WHERE ${column} = $1 AND "revokedAt" IS NULL RETURNING id, name`,
      [value],
    );
    for (const { id, name } of rows)
      await recordAct(client, by, {
        act: "enrollment.revoke",
        subject: `enrollment:${id}`,
        before: { name },
      });
    return rows.length;
  });
}
