import type pg from "pg";
import { config } from "../config.ts";
import { pool } from "../db.ts";
import { createToken, hashToken } from "./token.ts";

/** How long a token goes on working once its successor was seen, in seconds: as long as an upload may be under way. */
const GRACE_SECONDS = 60;

/** Begins the agent's one session, and answers with its token and the id of the session that it ends. */
export async function beginSession(
  client: pg.PoolClient,
  agentId: string,
  certificateFingerprint: string | null,
): Promise<{ sessionToken: string; formerSession: string | null }> {
  const sessionToken = createToken("agent");
  const { rows } = await client.query<{ former: string | null }>(
    `WITH former AS (SELECT id FROM "AgentSession" WHERE "agentId" = $1)
     INSERT INTO "AgentSession" ("agentId", "tokenHash", "certificateFingerprint") VALUES ($1, $2, $3)
     ON CONFLICT ("agentId") DO UPDATE SET id = uuidv7(), "createdAt" = now(), "tokenHash" = $2, "tokenSince" = now(),
       "formerHash" = NULL, "formerUntil" = NULL, "certificateFingerprint" = $3
     RETURNING (SELECT id FROM former) AS former`,
    [agentId, hashToken(sessionToken), certificateFingerprint],
  );
  return { sessionToken, formerSession: rows[0]?.former ?? null };
}

export type AgentSession = {
  id: string;
  agentId: string;
  isPending: boolean;
  /** SHA-256 of the tokens that work. */
  tokenHash: Buffer;
  formerHash: Buffer | null;
  certificateFingerprint: string | null;
  /** The token is old enough to be replaced. */
  isOld: boolean;
  /** Its successor has not been seen yet. */
  isSuccessorUnseen: boolean;
};

/**
 * The sessions of tokens, by their hashes. A token changes while its session stays:
 *
 *     token ──older than SESSION_ROTATION_SECONDS──▶ former token + new token ──a heartbeat with the new one──▶ former for 60 s
 *
 * Until the new token is seen, its answer may have been lost: a heartbeat with the former one gets another new one.
 */
export async function findSessions(hashes: Buffer[]): Promise<AgentSession[]> {
  const { rows } = await pool.query<AgentSession>({
    name: "agents-by-session",
    text: `SELECT s.id, s."agentId", s."tokenHash", s."certificateFingerprint", a.health = 'PENDING' AS "isPending",
             CASE WHEN s."formerUntil" IS NULL OR s."formerUntil" > now() THEN s."formerHash" END AS "formerHash",
             s."tokenSince" < now() - make_interval(secs => $2) AS "isOld",
             s."formerHash" IS NOT NULL AND s."formerUntil" IS NULL AS "isSuccessorUnseen"
           FROM "AgentSession" s JOIN "Agent" a ON a.id = s."agentId"
           WHERE (s."tokenHash" = ANY($1) OR s."formerHash" = ANY($1)) AND a.health <> 'REVOKED'`,
    values: [hashes, config.SESSION_ROTATION_SECONDS],
  });
  return rows;
}

/** Has the next heartbeat with this token something to do: replace it, or see that it has arrived? */
export function isTurning(session: AgentSession, tokenHash: Buffer): boolean {
  return session.isSuccessorUnseen || (session.isOld && session.tokenHash.equals(tokenHash));
}

/** Turns the token of a session once more, for a heartbeat with the token of this hash. Answers with the new token, if any. */
export async function turnToken(sessionId: string, hash: Buffer): Promise<string | null> {
  const seen = await pool.query(
    `UPDATE "AgentSession" SET "formerUntil" = now() + make_interval(secs => $3)
     WHERE id = $1 AND "tokenHash" = $2 AND "formerHash" IS NOT NULL AND "formerUntil" IS NULL`,
    [sessionId, hash, GRACE_SECONDS],
  );
  if (seen.rowCount !== 0) return null;
  const token = createToken("agent");
  const { rowCount } = await pool.query(
    `UPDATE "AgentSession" SET "tokenHash" = $3, "tokenSince" = now(), "formerHash" = $2, "formerUntil" = NULL
     WHERE id = $1 AND ("tokenHash" = $2 OR ("formerHash" = $2 AND "formerUntil" IS NULL))`,
    [sessionId, hash, hashToken(token)],
  );
  return rowCount === 0 ? null : token;
}
