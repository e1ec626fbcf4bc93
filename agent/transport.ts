import { readFileSync } from "node:fs";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import { Agent } from "undici";

/** Files in PEM for connections to the head; absent ones for what the system trusts, and for no certificate of its own. */
export interface TlsFiles {
  /** The authority that issued the head's certificate, in place of those that Node trusts. */
  caFile?: string | undefined;
  certFile?: string | undefined;
  keyFile?: string | undefined;
}

/** What the files hold. Throws where they can't be read, or make no sense together. */
export function readTlsFiles({ caFile, certFile, keyFile }: TlsFiles): SecureContextOptions {
  const read: SecureContextOptions = {
    ...(caFile ? { ca: readFileSync(caFile) } : {}),
    ...(certFile ? { cert: readFileSync(certFile) } : {}),
    ...(keyFile ? { key: readFileSync(keyFile) } : {}),
  };
  createSecureContext(read);
  return read;
}

/**
 * The connections of an agent to its head. A session belongs to one certificate, so all of them use what the files held
 * when it began; a registration reads them again, and so does the next connection after one that failed.
 */
export class Transport {
  readonly #files: TlsFiles;
  #options: SecureContextOptions | null = null;
  #dispatcher: Agent | null = null;

  constructor(files: TlsFiles = {}) {
    this.#files = files;
  }

  /** For the next connection. Throws what `readTlsFiles` throws. */
  get options(): SecureContextOptions {
    this.#options ??= { minVersion: "TLSv1.2", ...readTlsFiles(this.#files) };
    return this.#options;
  }

  /** For the next HTTP request. Throws what `readTlsFiles` throws. */
  get dispatcher(): Agent {
    this.#dispatcher ??= new Agent({ connect: { ...this.options } });
    return this.#dispatcher;
  }

  /** Has later connections use what the files hold then. Requests that are under way go on. */
  renew(): void {
    // Nobody waits for their end, nor can it fail in a way that matters any more.
    this.#dispatcher?.close().catch(() => undefined);
    this.#dispatcher = null;
    this.#options = null;
  }
}
