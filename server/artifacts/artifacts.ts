import { createHash } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { db, pool } from "../db.ts";
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
/** Size of an artifact uncompressed, at most: what a gzip stream may unfold to. */
const MAX_ARTIFACT_BYTES = 4 * 1024 ** 3;

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
  const key = [piece.assignmentId, piece.attempt, piece.name];
  await pool.query(
    `WITH artifact AS (
       INSERT INTO "Artifact" ("assignmentId", attempt, name, "mediaType", sha256, "sizeBytes")
       VALUES ($1, $2, $3, $4, '', 0) ON CONFLICT DO NOTHING
     )
     INSERT INTO "ArtifactPart" ("assignmentId", attempt, name, part, data) VALUES ($1, $2, $3, $5, $6)
     ON CONFLICT DO NOTHING`,
    [...key, piece.mediaType, piece.part, piece.data],
  );
  if (piece.whole) await closeArtifact(piece, piece.whole);
  return { parts: piece.part };
}

async function closeArtifact(
  piece: ArtifactPiece,
  whole: { sha256: string; sizeBytes: number },
): Promise<void> {
  const { assignmentId, attempt, name } = piece;
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const check = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(sizeBytes > MAX_ARTIFACT_BYTES ? new Error("The artifact unfolds to too much.") : null);
    },
  });
  try {
    await pipeline(
      Readable.from(readParts({ assignmentId, attempt, name }, piece.part)),
      createGunzip(),
      check,
    );
  } catch (error) {
    throw new AppError("ARTIFACT_INVALID", `The parts of ${name} are no complete gzip stream.`, {
      cause: error as Error,
    });
  }
  if (hash.digest("hex") !== whole.sha256 || sizeBytes !== whole.sizeBytes) {
    throw new AppError("ARTIFACT_INVALID", `The parts of ${name} do not have the announced hash and size.`);
  }
  await db.artifact.update({
    where: { assignmentId_attempt_name: { assignmentId, attempt, name } },
    data: { sha256: whole.sha256, sizeBytes: whole.sizeBytes },
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
