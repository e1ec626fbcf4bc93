import type pg from "pg";
import { admitCertificate } from "../access/agent-certificate.ts";
import { beginSession } from "../access/agent-session.ts";
import { type Enrollment, requireEnrollment } from "../access/enrollment.ts";
import {
  assertUnprovenIdentity,
  isKubernetesToken,
  requireKubernetesEnrollment,
} from "../access/kubernetes-enrollment.ts";
import { END_LEASES } from "../assignments/lease.ts";
import { type Origin, recordAct } from "../audit/record-act.ts";
import { config } from "../config.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce, publish } from "../pubsub.ts";
import type { ClientCertificate } from "../transport/client-certificate.ts";
import type { Capability, Labels } from "./capability.ts";

/** What an agent says of itself when it registers. */
export type Registration = {
  enrollmentToken: string;
  identity: string;
  hostname: string;
  addresses: string[];
  version: string;
  labels: Labels;
  capabilities: Capability[];
  policy: unknown;
  /** Networks it can reach, as CIDR; empty for all. */
  reach: string[];
  slots: number;
  /** Marks the spool it sends from; empty where it has none. */
  spoolId: string;
  /** How it found this head, in words; empty where it does not say. */
  headFoundBy: string;
};

type Known = { id: string; health: string; spoolId: string; isAlive: boolean };

/**
 * Registers an agent, or registers it again: one row for each identity, a new session each time (the old one is void), bound
 * to the client certificate where there is one. Throws ENROLLMENT_REFUSED, AGENT_REVOKED, AGENT_CONFLICT while another live
 * agent has the identity, and what `admitCertificate` throws.
 */
export async function registerAgent(
  given: Registration,
  { by, certificate: shown }: { by: Origin; certificate: ClientCertificate },
): Promise<{ agentId: string; sessionToken: string }> {
  const certificate = admitCertificate(shown);
  const enrollment = await enroll(given);
  const registration = { ...given, identity: enrollment.identity ?? given.identity };
  const known = await findKnown(registration.identity);
  if (known?.health === "REVOKED") {
    throw new AppError(
      "AGENT_REVOKED",
      `The agent "${registration.identity}" was thrown out by an operator.`,
    );
  }
  if (known && isConflict(known, registration)) return refuseConflict(known.id, registration.identity);
  const { agentId, sessionToken, formerSession } = await transaction(async (client) => {
    const stored = await storeRegistration(client, registration, enrollment);
    const session = await beginSession(client, stored.agentId, certificate?.fingerprint ?? null);
    const { identity, hostname, version, labels } = registration;
    const { isNew, takesOver } = stored;
    const after = { identity, hostname, version, labels, isNew, takesOver, certificate };
    await recordAct(client, by, { act: "agent.register", subject: `agent:${stored.agentId}`, after });
    return { ...stored, ...session };
  });
  announce("agentChanged", [agentId]);
  if (formerSession) publish("callerEnded", { sessionId: formerSession });
  return { agentId, sessionToken };
}

/** By an enrollment token of the head, or one that Kubernetes gave the agent's pod. Throws ENROLLMENT_REFUSED. */
async function enroll(registration: Registration): Promise<Enrollment> {
  const { enrollmentToken, identity } = registration;
  if (isKubernetesToken(enrollmentToken)) return requireKubernetesEnrollment(enrollmentToken, registration);
  const enrollment = await requireEnrollment(enrollmentToken);
  assertUnprovenIdentity(identity);
  return enrollment;
}

/** Tells the audit log of a registration that was refused. */
export async function recordRefusal(
  identity: string,
  { code, extensions }: AppError,
  by: Origin,
): Promise<void> {
  const reason = extensions.reason;
  await transaction((client) =>
    recordAct(client, by, { act: "agent.registerRefused", after: { identity, code, reason } }),
  );
}

/** The agent of an identity, and whether it reported within two heartbeats and has not said goodbye. */
async function findKnown(identity: string): Promise<Known | undefined> {
  const { rows } = await pool.query<Known>(
    `SELECT a.id, a.health::text AS health, a."spoolId",
       s."lastHeartbeatAt" > now() - make_interval(secs => $2)
         AND EXISTS (SELECT 1 FROM "AgentSession" n WHERE n."agentId" = a.id) AS "isAlive"
     FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id WHERE a.identity = $1`,
    [identity, 2 * config.HEARTBEAT_SECONDS],
  );
  return rows[0];
}

/**
 * Two agents with one identity: a cloned machine, say. An agent that restarts has the spool of its predecessor, and a
 * lock on it that only one process can hold; so the same spool is the same agent.
 */
function isConflict(known: Known, registration: Registration): boolean {
  return known.isAlive && known.spoolId !== registration.spoolId;
}

async function refuseConflict(agentId: string, identity: string): Promise<never> {
  await pool.query(`UPDATE "Agent" SET "conflictAt" = now() WHERE id = $1`, [agentId]);
  announce("agentChanged", [agentId]);
  throw new AppError(
    "AGENT_CONFLICT",
    `Another live agent already has the identity "${identity}". Give one of them another AGENT_NAME or AGENT_IDENTITY.`,
  );
}

/**
 * Whether who registers is somebody else than the agent of the row, going by what can be known of an agent that is not alive
 * and keeps no secret: it came by another enrollment token, and has not the spool that the agent sent from.
 */
const isTakenOver = (row: string) => `(${row}."enrollmentTokenId" <> $13
  AND (${row}."spoolId" = '' OR ${row}."spoolId" <> $10))`;

/** The health that an agent which is known has from now on. */
const HEALTH = `CASE WHEN $11 AND ("Agent".health = 'PENDING' OR ${isTakenOver('"Agent"')}) THEN 'PENDING'
  ELSE 'ONLINE' END::"AgentHealth"`;

const STORE = `INSERT INTO "Agent" (identity, hostname, addresses, version, labels, capabilities, policy, slots, reach, "spoolId",
    "headFoundBy", health, "enrollmentTokenId")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, CASE WHEN $11 THEN 'PENDING' ELSE 'ONLINE' END::"AgentHealth", $13)
  ON CONFLICT (identity) DO UPDATE SET hostname = $2, addresses = $3, version = $4, labels = $5, capabilities = $6,
    policy = $7, slots = $8, reach = $9, "spoolId" = $10, "headFoundBy" = $12, "enrollmentTokenId" = $13, "forgottenAt" = NULL,
    "registeredAt" = now(),
    "healthSince" = CASE WHEN "Agent".health = ${HEALTH} THEN "Agent"."healthSince" ELSE now() END, health = ${HEALTH}
  RETURNING id, old.id IS NULL AS "isNew", coalesce(${isTakenOver("old")}, false) AS "takesOver"`;

/** @returns takesOver: whether somebody else had the identity before, who counts as gone: their work goes back to the queue */
async function storeRegistration(
  client: pg.PoolClient,
  registration: Registration,
  enrollment: Enrollment,
): Promise<{ agentId: string; isNew: boolean; takesOver: boolean }> {
  const { rows } = await client.query<{ id: string; isNew: boolean; takesOver: boolean }>(STORE, [
    registration.identity,
    registration.hostname,
    registration.addresses,
    registration.version,
    JSON.stringify({ ...registration.labels, ...enrollment.labels }),
    JSON.stringify(registration.capabilities),
    JSON.stringify(registration.policy),
    registration.slots,
    registration.reach,
    registration.spoolId,
    enrollment.needsApproval,
    registration.headFoundBy,
    enrollment.tokenId,
  ]);
  const { id: agentId, isNew, takesOver } = rows[0] as { id: string; isNew: boolean; takesOver: boolean };
  await enrollment.admit(client, isNew || takesOver);
  if (takesOver) await client.query(END_LEASES, [agentId]);
  await client.query(
    `INSERT INTO "AgentStatus" ("agentId") VALUES ($1) ON CONFLICT ("agentId") DO UPDATE SET "lastHeartbeatAt" = now()`,
    [agentId],
  );
  return { agentId, isNew, takesOver };
}
