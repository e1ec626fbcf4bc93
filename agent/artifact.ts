import { createHash } from "node:crypto";
import { once } from "node:events";
import { createGzip } from "node:zlib";
import type { SubmitArtifactInput } from "./gql/graphql.ts";

const PART_BYTES = 512 * 1024;

export type ArtifactPart = Pick<
  SubmitArtifactInput,
  "name" | "mediaType" | "part" | "data" | "last" | "sha256" | "sizeBytes"
>;

/** Compresses and hashes a scanner's raw output while it arrives, and hands it out in parts of at most 512 KiB compressed. */
export class ArtifactWriter {
  readonly #artifact: { name: string; mediaType: string };
  readonly #put: (part: ArtifactPart) => Promise<void>;
  readonly #gzip = createGzip();
  readonly #hash = createHash("sha256");
  #compressed: Buffer[] = [];
  #compressedBytes = 0;
  #sizeBytes = 0;
  /** Parts are numbered from 1. */
  #parts = 0;

  constructor(artifact: { name: string; mediaType: string }, put: (part: ArtifactPart) => Promise<void>) {
    this.#artifact = artifact;
    this.#put = put;
    this.#gzip.on("data", (bytes: Buffer) => {
      this.#compressed.push(bytes);
      this.#compressedBytes += bytes.length;
    });
  }

  async write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk);
    this.#sizeBytes += chunk.length;
    if (!this.#gzip.write(chunk)) await once(this.#gzip, "drain");
    while (this.#compressedBytes > PART_BYTES) await this.#putPart(false);
  }

  /** Hands out the last part with hash and size of the raw bytes. An output that never came makes no artifact. */
  async end(): Promise<void> {
    const ended = once(this.#gzip, "end");
    this.#gzip.end();
    await ended;
    if (this.#sizeBytes === 0) return;
    while (this.#compressedBytes > PART_BYTES) await this.#putPart(false);
    await this.#putPart(true);
  }

  async #putPart(last: boolean): Promise<void> {
    const bytes = Buffer.concat(this.#compressed);
    const data = bytes.subarray(0, PART_BYTES);
    this.#compressed = [bytes.subarray(PART_BYTES)];
    this.#compressedBytes -= data.length;
    const part = ++this.#parts;
    const proof = last ? { sha256: this.#hash.digest("hex"), sizeBytes: this.#sizeBytes } : {};
    await this.#put({ ...this.#artifact, part, data: data.toString("base64"), last, ...proof });
  }
}
