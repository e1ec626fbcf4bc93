import { readFile } from "node:fs/promises";
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import { z } from "zod";
import { config } from "../config.ts";
import { AppError } from "../errors.ts";
import { logger } from "../logger.ts";

/** With public keys alone: a token that names another algorithm, or none, is not looked at. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA"];
/** How far the clocks of the cluster and of the head may be apart, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 5;

const Named = z.object({ name: z.string().min(1).max(253) });
const Claims = z.object({
  exp: z.number(),
  "kubernetes.io": z.object({
    namespace: z.string().min(1).max(63),
    serviceaccount: Named,
    pod: Named,
    node: Named.optional(),
  }),
});

/** What a projected service-account token proves: which pod, of which account, on which node. */
export type PodProof = {
  namespace: string;
  serviceAccount: string;
  pod: string;
  /** Null where the cluster does not say. */
  node: string | null;
  expiresAt: Date;
};

type Reason =
  | "NOT_CONFIGURED"
  | "EXPIRED"
  | "NOT_YET_VALID"
  | "WRONG_AUDIENCE"
  | "WRONG_ISSUER"
  | "ALGORITHM"
  | "SIGNATURE"
  | "MALFORMED"
  | "NOT_BOUND"
  | "SERVICE_ACCOUNT"
  | "REPLAYED";

/** ENROLLMENT_REFUSED, with the reason for programs as `extensions.reason`. */
export function refusedToken(reason: Reason, message: string): AppError {
  return new AppError("ENROLLMENT_REFUSED", message, { details: { reason } });
}

/**
 * Verifies a service-account token of Kubernetes: signature, issuer, audience and time, that it is bound to a pod, and that the
 * account is one of KUBERNETES_SERVICE_ACCOUNTS. Throws ENROLLMENT_REFUSED with a reason, or UNAVAILABLE where there are no keys to
 * verify it with.
 */
export async function verifyKubernetesToken(token: string): Promise<PodProof> {
  const { KUBERNETES_ISSUER: issuer, KUBERNETES_TOKEN_AUDIENCE: audience } = config;
  if (!issuer) throw refusedToken("NOT_CONFIGURED", "This head takes no tokens of a Kubernetes cluster.");
  const keys = await findKeys().catch(keysAway);
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ["exp", "iss", "aud"],
  }).catch(refuse);
  const claims = Claims.safeParse(payload);
  if (!claims.success)
    throw refusedToken("NOT_BOUND", "The token is not bound to a pod: project it into the agent's own.");
  const { namespace, serviceaccount, pod, node } = claims.data["kubernetes.io"];
  const account = `${namespace}/${serviceaccount.name}`;
  if (!config.KUBERNETES_SERVICE_ACCOUNTS.includes(account))
    throw refusedToken("SERVICE_ACCOUNT", `The service account ${account} is not one of agents.`);
  return {
    namespace,
    serviceAccount: serviceaccount.name,
    pod: pod.name,
    node: node?.name ?? null,
    expiresAt: new Date(claims.data.exp * 1000),
  };
}

let remoteKeys: JWTVerifyGetKey | undefined;

/** The cluster's public keys: from a file, read each time, or by HTTP, kept for a while. */
async function findKeys(): Promise<JWTVerifyGetKey> {
  const { KUBERNETES_JWKS_FILE: file, KUBERNETES_JWKS_URL: url = "" } = config;
  if (file) return createLocalJWKSet(JSON.parse(await readFile(file, "utf8")));
  remoteKeys ??= createRemoteJWKSet(new URL(url), { [customFetch]: fetchKeys });
  return remoteKeys;
}

/** Clusters hand out their keys to service accounts only, unless told otherwise. The head's own token is replaced now and then. */
async function fetchKeys(url: string, options: RequestInit): Promise<Response> {
  const headers = new Headers(options.headers);
  const { KUBERNETES_JWKS_TOKEN_FILE: file } = config;
  if (file) headers.set("authorization", `Bearer ${(await readFile(file, "utf8")).trim()}`);
  return fetch(url, { ...options, headers });
}

function keysAway(err: unknown): never {
  logger.warn({ op: "kubernetes.keys", ok: false, err });
  throw new AppError("UNAVAILABLE", "The keys of the Kubernetes cluster can't be had. Try again later.", {
    status: 503,
  });
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw refusedToken("EXPIRED", "The token has expired.");
  if (error instanceof errors.JWTClaimValidationFailed) throw refuseClaim(error.claim);
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    throw refusedToken("ALGORITHM", "The token is signed in a way that no cluster signs.");
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  )
    throw refusedToken("SIGNATURE", "The token is not signed with a key of the cluster.");
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    throw refusedToken("MALFORMED", "The token is no token of a Kubernetes cluster.");
  return keysAway(error);
}

function refuseClaim(claim: string): AppError {
  if (claim === "aud")
    return refusedToken("WRONG_AUDIENCE", `The token is not for "${config.KUBERNETES_TOKEN_AUDIENCE}".`);
  if (claim === "iss") return refusedToken("WRONG_ISSUER", "The token is of another cluster.");
  if (claim === "nbf") return refusedToken("NOT_YET_VALID", "The token is not valid yet.");
  return refusedToken("MALFORMED", `The token lacks a usable "${claim}".`);
}
