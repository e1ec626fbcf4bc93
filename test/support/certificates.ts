import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";
import { inject } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const PURPOSES = { server: "1.3.6.1.5.5.7.3.1", client: "1.3.6.1.5.5.7.3.2" };

x509.cryptoProvider.set(webcrypto as Crypto);

/** Paths of a certificate and its key, as PEM. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

export interface Issue {
  purpose: keyof typeof PURPOSES;
  /** It ran out yesterday. */
  isExpired?: boolean;
}

/** An authority of a test's own. */
export interface Authority {
  /** Its certificate, as PEM. */
  file: string;
  /** Issues a real certificate for 127.0.0.1 and localhost. */
  issue(name: string, options: Issue): Promise<CertificateFiles>;
  /** Its list of certificates that it has revoked, as PEM; one that ran out yesterday where it says so. */
  listRevoked(revoked: CertificateFiles[], options?: { isExpired?: boolean }): Promise<string>;
}

/** Makes an authority with files in a directory of its own. */
export async function createAuthority(name: string): Promise<Authority> {
  const dir = await mkdtemp(join(inject("tempDir"), "certificates-"));
  const keys = await newKeys();
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    ...holding(),
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  const file = join(dir, "authority.pem");
  await writeFile(file, own.toString("pem"));
  return {
    file,
    async issue(subject, { purpose, isExpired = false }) {
      const { publicKey, privateKey } = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: own.subject,
        signingKey: keys.privateKey,
        publicKey,
        signingAlgorithm: ALGORITHM,
        ...holding(isExpired ? -DAY_MS : DAY_MS),
        extensions: [
          new x509.ExtendedKeyUsageExtension([PURPOSES[purpose]]),
          new x509.SubjectAlternativeNameExtension([
            { type: "ip", value: "127.0.0.1" },
            { type: "dns", value: "localhost" },
          ]),
        ],
      });
      const base = join(dir, crypto.randomUUID());
      const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey));
      await writeFile(`${base}.pem`, certificate.toString("pem"));
      await writeFile(`${base}.key`, x509.PemConverter.encode(pkcs8, "PRIVATE KEY"));
      return { cert: `${base}.pem`, key: `${base}.key` };
    },
    async listRevoked(revoked, { isExpired = false } = {}) {
      const { notBefore, notAfter } = holding(isExpired ? -DAY_MS : DAY_MS);
      const list = await x509.X509CrlGenerator.create({
        issuer: own.subject,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        thisUpdate: notBefore,
        nextUpdate: notAfter,
        entries: await Promise.all(revoked.map(entryOf)),
      });
      return `${x509.PemConverter.encode(list.rawData, "X509 CRL")}\n`;
    },
  };
}

function newKeys() {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<CryptoKeyPair>;
}

async function entryOf({ cert }: CertificateFiles): Promise<x509.X509CrlEntryParams> {
  const { serialNumber } = new x509.X509Certificate(await readFile(cert, "utf8"));
  return { serialNumber, revocationDate: new Date() };
}

/** From two days ago until so many milliseconds from now. */
function holding(forMs = DAY_MS) {
  return { notBefore: new Date(Date.now() - 2 * DAY_MS), notAfter: new Date(Date.now() + forMs) };
}
