import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** The certificate that the other end of a connection showed; null for none. */
export type ClientCertificate = ValidCertificate | { problem: string } | null;

/** One that a trusted authority issued, and that holds now: its SHA-256 fingerprint, and whom it names. */
export type ValidCertificate = { fingerprint: string; subject: string };

/** The certificate by which the other end of a connection proved who it is. It may have run out since then. */
export function clientCertificate(socket: Socket): ClientCertificate {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate) return null;
  const { authorized, authorizationError } = socket as TLSSocket;
  if (!authorized) return { problem: String(authorizationError) };
  if (certificate.validToDate < new Date()) return { problem: "CERT_HAS_EXPIRED" };
  return {
    fingerprint: certificate.fingerprint256,
    subject: certificate.subject.replaceAll("\n", ", "),
  };
}
