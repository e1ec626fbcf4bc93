import { config } from "../config.ts";
import { AppError } from "../errors.ts";
import type { ClientCertificate, ValidCertificate } from "../transport/client-certificate.ts";

/**
 * The certificate that an agent's session is bound to, as AGENT_CERTIFICATES says: null where it needs none and has none.
 * @throws CERTIFICATE_REQUIRED without one where one is needed, CERTIFICATE_INVALID for one that is no good, needed or not
 */
export function admitCertificate(certificate: ClientCertificate): ValidCertificate | null {
  if (config.AGENT_CERTIFICATES === "off") return null;
  if (certificate && "problem" in certificate)
    throw new AppError(
      "CERTIFICATE_INVALID",
      `The client certificate is not accepted: ${PROBLEMS[certificate.problem] ?? certificate.problem}.`,
      { status: 401 },
    );
  if (!certificate && config.AGENT_CERTIFICATES === "required")
    throw new AppError("CERTIFICATE_REQUIRED", "This head takes agents with a client certificate only.", {
      status: 401,
    });
  return certificate;
}

/** OpenSSL's words for what is usually wrong, in ours. */
const PROBLEMS: Record<string, string> = {
  CERT_HAS_EXPIRED: "it has expired",
  CERT_NOT_YET_VALID: "it is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "no authority that this head trusts has issued it",
  SELF_SIGNED_CERT_IN_CHAIN: "no authority that this head trusts has issued it",
  UNABLE_TO_GET_ISSUER_CERT: "no authority that this head trusts has issued it",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "no authority that this head trusts has issued it",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "no authority that this head trusts has issued it",
  CERT_SIGNATURE_FAILURE: "no authority that this head trusts has issued it",
  INVALID_PURPOSE: "it is not for clients",
  CERT_REVOKED: "its authority has revoked it",
  CRL_HAS_EXPIRED: "the revocation list of its authority has expired",
  CRL_NOT_YET_VALID: "the revocation list of its authority is not valid yet",
  CRL_SIGNATURE_FAILURE: "the revocation list of its authority is not signed by it",
  UNABLE_TO_GET_CRL: "this head has no revocation list of its authority",
};

/**
 * Lets a session be used over a connection with the certificate that it began with, or with none as it began.
 * @throws CERTIFICATE_MISMATCH: a token that was stolen is of no use without the private key
 */
export function assertBound(boundTo: string | null, certificate: ValidCertificate | null): void {
  if (boundTo === (certificate?.fingerprint ?? null)) return;
  throw new AppError(
    "CERTIFICATE_MISMATCH",
    "The session began with another client certificate, or with none: register again.",
    { status: 401 },
  );
}
