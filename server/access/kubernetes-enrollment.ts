import type pg from "pg";
import type { Labels } from "../agents/capability.ts";
import type { Enrollment } from "./enrollment.ts";
import { type PodProof, refusedToken, verifyKubernetesToken } from "./kubernetes-token.ts";
import { hashToken } from "./token.ts";

/** How identities begin that a token of Kubernetes proves. Nobody else gets one. */
const PROVEN = "kubernetes:";
/** What a label's value may have, in characters. */
const MAX_LABEL = 63;

/** Is a token one of Kubernetes, going by its form? */
export function isKubernetesToken(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/** Throws ENROLLMENT_REFUSED where an agent that came by an enrollment token takes an identity that only a cluster can prove. */
export function assertUnprovenIdentity(identity: string): void {
  if (identity.startsWith(PROVEN))
    throw refusedToken("NOT_BOUND", `An identity that begins with "${PROVEN}" takes a token of the cluster.`);
}

/**
 * Lets the holder of a pod's projected token pass. An agent is known by its pod, or by its node where it says that node's name:
 * pods of a DaemonSet are replaced, their nodes stay. Throws what `verifyKubernetesToken` throws.
 */
export async function requireKubernetesEnrollment(
  token: string,
  { identity, spoolId }: { identity: string; spoolId: string },
): Promise<Enrollment> {
  const proof = await verifyKubernetesToken(token);
  const { namespace, serviceAccount, pod, node } = proof;
  const own = identity === node ? node : pod;
  return {
    identity: `${PROVEN}${namespace}/${serviceAccount}/${own}`,
    tokenId: null,
    labels: labelsOf(proof),
    needsApproval: false,
    admit: (client) => claimToken(client, { token, spoolId, expiresAt: proof.expiresAt }),
  };
}

function labelsOf({ namespace, node }: PodProof): Labels {
  return { namespace, ...(node && node.length <= MAX_LABEL ? { node } : {}) };
}

/**
 * A token that came with one spool comes with no other: who stole it knows neither the spool's mark nor another token. The pod
 * itself may register with it as often as it starts.
 */
async function claimToken(
  client: pg.PoolClient,
  { token, spoolId, expiresAt }: { token: string; spoolId: string; expiresAt: Date },
): Promise<void> {
  await client.query(`DELETE FROM "KubernetesToken" WHERE "expiresAt" < now() - interval '1 hour'`);
  const { rows } = await client.query<{ spoolId: string }>(
    `INSERT INTO "KubernetesToken" (hash, "spoolId", "expiresAt") VALUES ($1, $2, $3)
     ON CONFLICT (hash) DO UPDATE SET "expiresAt" = $3 RETURNING "spoolId"`,
    [hashToken(token), spoolId, expiresAt],
  );
  if (rows[0]?.spoolId !== spoolId)
    throw refusedToken("REPLAYED", "The token was already used by an agent with another spool.");
}
