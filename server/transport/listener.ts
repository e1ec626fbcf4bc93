import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import { config } from "../config.ts";
import { logger } from "../logger.ts";

/** How often certificate files are looked at, in milliseconds: by name, as renewals often replace what a link points to. */
const LOOK_MS = 2000;
/** How long a TLS handshake may take, in milliseconds. */
const MAX_HANDSHAKE_MS = 10 * 1000;

/**
 * The server of the head's port: HTTPS where TLS_CERT_FILE is set, else HTTP. Certificates that change on disk are used for
 * new connections from then on; files that make no sense are logged, and the former ones stay in use. Throws a sentence
 * where they can't be used at the start.
 */
export function createListener(options: ServerOptions, handle: RequestListener): Server {
  const { TLS_CERT_FILE, TLS_KEY_FILE, TLS_CLIENT_CA_FILE, AGENT_CERTIFICATES } = config;
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return createServer(options, handle);
  const files: TlsFiles = { cert: TLS_CERT_FILE, key: TLS_KEY_FILE, ca: TLS_CLIENT_CA_FILE };
  const server = createTlsServer(
    {
      ...options,
      ...readCertificates(files),
      handshakeTimeout: MAX_HANDSHAKE_MS,
      // Who needs a certificate, and which one, is decided for each caller: browsers and scripts have none.
      requestCert: AGENT_CERTIFICATES !== "off",
      rejectUnauthorized: false,
    },
    handle,
  );
  const renew = () => {
    try {
      server.setSecureContext(readCertificates(files));
      logger.info({ op: "tls.renew", ok: true, file: files.cert });
    } catch (error) {
      logger.error({ op: "tls.renew", ok: false, error: { message: (error as Error).message } });
    }
  };
  const watched = Object.values(files).filter((file) => file !== undefined);
  for (const file of watched) watchFile(file, { interval: LOOK_MS, persistent: false }, renew);
  server.once("close", () => {
    for (const file of watched) unwatchFile(file, renew);
  });
  return server;
}

type TlsFiles = { cert: string; key: string; ca: string | undefined };

/** What the files hold, if a server can use it. Throws a sentence. */
function readCertificates({ cert, key, ca }: TlsFiles): SecureContextOptions {
  try {
    const read: SecureContextOptions = {
      minVersion: "TLSv1.2",
      cert: readFileSync(cert),
      key: readFileSync(key),
      ...(ca ? { ca: readFileSync(ca) } : {}),
    };
    createSecureContext(read); // throws where the key is of another certificate, too
    return read;
  } catch (error) {
    const names = ["TLS_CERT_FILE", "TLS_KEY_FILE", ...(ca ? ["TLS_CLIENT_CA_FILE"] : [])].join(", ");
    throw new Error(`The certificates of ${names} can't be used: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
