import type { Server } from "node:https";
import type { TLSSocket } from "node:tls";
import { logger } from "../logger.ts";

const BEGIN = "-----BEGIN X509 CRL-----";

/** The certificate revocation lists of a PEM file, one by one, as Node reads the first of a text only. Throws where there are none. */
export function splitRevocationLists(pem: string): string[] {
  const [, ...lists] = pem.split(BEGIN);
  if (lists.length === 0) throw new Error(`TLS_CLIENT_CRL_FILE holds nothing that begins with ${BEGIN}`);
  return lists.map((list) => BEGIN + list);
}

/**
 * Logs once that certificates can't be checked, such as by a list that has expired: Node tells of it with each certificate,
 * and not when it reads the list. What it answers has it logged again.
 */
export function watchRevocationLists(server: Server): () => void {
  const told = new Set<string>();
  server.on("secureConnection", (socket: TLSSocket) => {
    const problem = String(socket.authorizationError);
    if (!problem.includes("CRL") || told.has(problem)) return;
    told.add(problem);
    const issuer = socket.getPeerX509Certificate()?.issuer.replaceAll("\n", ", ");
    logger.error({ op: "tls.checkRevocation", ok: false, issuer, error: { code: problem } });
  });
  return () => told.clear();
}
