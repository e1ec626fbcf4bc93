import { constants } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import { config } from "../config.ts";
import { logger } from "../logger.ts";
import { CertifiedSockets } from "./certified-sockets.ts";
import { splitRevocationLists, watchRevocationLists } from "./revocation-lists.ts";

/** How often certificate files are looked at, in milliseconds: by name, as renewals often replace what a link points to. */
const LOOK_MS = 2000;
/** How long a TLS handshake may take, in milliseconds. */
const MAX_HANDSHAKE_MS = 10 * 1000;

/**
 * The server of the head's port: HTTPS where TLS_CERT_FILE is set, else HTTP. Certificates that change on disk are used for
 * new connections from then on; files that make no sense are logged, and the former ones stay in use. Other revocation lists
 * end the connections that showed a certificate. Throws a sentence where the files can't be used at the start.
 */
export function createListener(options: ServerOptions, handle: RequestListener): Server {
  const { TLS_CERT_FILE, TLS_KEY_FILE, TLS_CLIENT_CA_FILE, TLS_CLIENT_CRL_FILE, AGENT_CERTIFICATES } = config;
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return createServer(options, handle);
  const files: TlsFiles = {
    TLS_CERT_FILE,
    TLS_KEY_FILE,
    ...(TLS_CLIENT_CA_FILE ? { TLS_CLIENT_CA_FILE } : {}),
    ...(TLS_CLIENT_CRL_FILE ? { TLS_CLIENT_CRL_FILE } : {}),
  };
  const read = readCertificates(files);
  const server = createTlsServer(
    {
      ...options,
      ...read,
      handshakeTimeout: MAX_HANDSHAKE_MS,
      // Who needs a certificate, and which one, is decided for each caller: browsers and scripts have none.
      requestCert: AGENT_CERTIFICATES !== "off",
      rejectUnauthorized: false,
    },
    handle,
  );
  renewCertificates(server, files, read);
  return server;
}

/** Has a server use what the files hold, whenever that changes, until it closes. */
function renewCertificates(server: TlsServer, files: TlsFiles, read: SecureContextOptions): void {
  const sockets = new CertifiedSockets(server);
  const tellAgain = watchRevocationLists(server);
  let lists = String(read.crl);
  const renew = () => {
    try {
      const next = readCertificates(files);
      server.setSecureContext(next);
      const isChanged = String(next.crl) !== lists;
      lists = String(next.crl);
      if (isChanged) tellAgain();
      const ended = isChanged ? sockets.endAll() : 0;
      logger.info({ op: "tls.renew", ok: true, file: files.TLS_CERT_FILE, ended });
    } catch (error) {
      logger.error({ op: "tls.renew", ok: false, error: { message: (error as Error).message } });
    }
  };
  const watched = Object.values(files);
  for (const file of watched) watchFile(file, { interval: LOOK_MS, persistent: false }, renew);
  server.once("close", () => {
    for (const file of watched) unwatchFile(file, renew);
  });
}

/** Paths, by the settings that name them. */
type TlsFiles = {
  TLS_CERT_FILE: string;
  TLS_KEY_FILE: string;
  TLS_CLIENT_CA_FILE?: string;
  TLS_CLIENT_CRL_FILE?: string;
};

/** What the files hold, if a server can use it. Throws a sentence. */
function readCertificates(files: TlsFiles): SecureContextOptions {
  const { TLS_CERT_FILE, TLS_KEY_FILE, TLS_CLIENT_CA_FILE: ca, TLS_CLIENT_CRL_FILE: crl } = files;
  try {
    const read: SecureContextOptions = {
      minVersion: "TLSv1.2",
      cert: readFileSync(TLS_CERT_FILE),
      key: readFileSync(TLS_KEY_FILE),
      ...(ca ? { ca: readFileSync(ca) } : {}),
      ...(crl ? readLists(crl) : {}),
    };
    createSecureContext(read); // throws where the key is of another certificate, too
    return read;
  } catch (error) {
    const names = Object.keys(files).join(", ");
    throw new Error(`The certificates of ${names} can't be used: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** The lists, and no session tickets: what comes back by one is not checked again, not even when its list has expired. */
function readLists(file: string): SecureContextOptions {
  return {
    crl: splitRevocationLists(readFileSync(file, "latin1")),
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}
