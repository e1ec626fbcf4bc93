import { createHash } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { db, pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { type ChunkKey, requireAttempt } from "../events/store.ts";

/** A piece of a scanner's raw output, as an agent sends it, or of a file that is imported. */
export type ArtifactPiece = ChunkKey & {
  /** File name, such as `nmap.xml`. */
  name: string;
  mediaType: string;
  /** Number within the gzip stream, from 1. */
  part: number;
  data: Buffer;
  /** On the last part: hash and size of the whole, uncompressed. */
  whole?: { sha256: string; sizeBytes: number };
};

/** Size of one part, at most, in bytes. */
export const MAX_PART_BYTES = 512 * 1024;
/** Parts of one artifact, at most: 256 MiB compressed. */
const MAX_PARTS = 512;
/** Artifacts of one attempt, at most: what one run of a scanner writes, and its log. */
const MAX_ARTIFACTS = 16;
/** Size of an artifact uncompressed, at most: what a gzip stream may unfold to. */
export const MAX_ARTIFACT_BYTES = 4 * 1024 ** 3;

/**
 * Keeps a part of an artifact. The last part closes it: the parts must be complete and unfold to the announced size and
 * hash, else ARTIFACT_INVALID. A part sent again changes nothing.
 * @throws ASSIGNMENT_NOT_FOUND, TOO_LARGE, ARTIFACT_INVALID
 */
export async function storeArtifactPart(piece: ArtifactPiece): Promise<{ parts: number }> {
  if (piece.data.length > MAX_PART_BYTES || piece.part > MAX_PARTS) {
    throw new AppError(
      "TOO_LARGE",
      `A part has at most ${MAX_PART_BYTES} bytes, an artifact ${MAX_PARTS} parts.`,
    );
  }
  await requireAttempt(piece);
  await assertFewArtifacts(piece);
  const { rowCount } = await pool.query(STORE_PART, [
    piece.assignmentId,
    piece.attempt,
    piece.name,
    piece.mediaType,
    piece.part,
    piece.data,
  ]);
  const isOpen = rowCount === 1;
  if (piece.whole && isOpen) await closeArtifact(piece, piece.whole);
  return { parts: piece.part };
}

/** Stores a part while its artifact is open, which locks that. Nothing is added to one that is closed: its hash is told. */
const STORE_PART = `
WITH artifact AS (
  INSERT INTO "Artifact" AS a ("assignmentId", attempt, name, "mediaType", sha256, "sizeBytes")
  VALUES ($1, $2, $3, $4, '', 0)
  ON CONFLICT ("assignmentId", attempt, name) DO UPDATE SET name = a.name WHERE a.sha256 = '' RETURNING 1
), part AS (
  INSERT INTO "ArtifactPart" ("assignmentId", attempt, name, part, data)
  SELECT $1, $2, $3, $5, $6 FROM artifact ON CONFLICT DO NOTHING
)
SELECT FROM artifact`;

async function assertFewArtifacts({ assignmentId, attempt, name }: ArtifactPiece): Promise<void> {
  const others = await db.artifact.count({ where: { assignmentId, attempt, name: { not: name } } });
  if (others >= MAX_ARTIFACTS)
    throw new AppError("TOO_LARGE", `An attempt has at most ${MAX_ARTIFACTS} artifacts.`);
}

async function closeArtifact(
  piece: ArtifactPiece,
  whole: { sha256: string; sizeBytes: number },
): Promise<void> {
  const { assignmentId, attempt, name } = piece;
  const hash = createHash("sha256");
  const mostBytes = Math.min(whole.sizeBytes, MAX_ARTIFACT_BYTES);
  let sizeBytes = 0;
  const check = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(sizeBytes > mostBytes ? new Error("The artifact unfolds to more than was announced.") : null);
    },
  });
  try {
    await pipeline(
      Readable.from(readParts({ assignmentId, attempt, name }, piece.part)),
      createGunzip(),
      check,
    );
  } catch (error) {
    const message = `The parts of ${name} are no complete gzip stream of the announced size.`;
    throw new AppError("ARTIFACT_INVALID", message, { cause: error as Error });
  }
  if (hash.digest("hex") !== whole.sha256 || sizeBytes !== whole.sizeBytes) {
    throw new AppError("ARTIFACT_INVALID", `The parts of ${name} do not have the announced hash and size.`);
  }
  const key = [assignmentId, attempt, name];
  await transaction(async (client) => {
    await client.query(
      `UPDATE "Artifact" SET sha256 = $4, "sizeBytes" = $5 WHERE "assignmentId" = $1 AND attempt = $2 AND name = $3`,
      [...key, whole.sha256, whole.sizeBytes],
    );
    // Parts behind the last are none of what the hash is of.
    await client.query(
      `DELETE FROM "ArtifactPart" WHERE "assignmentId" = $1 AND attempt = $2 AND name = $3 AND part > $4`,
      [...key, piece.part],
    );
  });
}

async function* readParts(
  { assignmentId, attempt, name }: { assignmentId: string; attempt: number; name: string },
  count: number,
) {
  for (let part = 1; part <= count; part++) {
    const row = await db.artifactPart.findUnique({
      where: { assignmentId_attempt_name_part: { assignmentId, attempt, name, part } },
      select: { data: true },
    });
    if (!row) throw new Error(`Part ${part} is missing.`);
    yield Buffer.from(row.data);
  }
}

/** A closed artifact as its stored gzip stream, part by part; null where there is none. */
export async function openArtifact(id: string) {
  const artifact = await db.artifact.findUnique({
    where: { id },
    include: { _count: { select: { parts: true } } },
  });
  if (!artifact?.sha256) return null;
  return { ...artifact, gzip: Readable.from(readParts(artifact, artifact._count.parts)) };
}
