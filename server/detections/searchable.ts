/** Parts of the statement that stores a chunk: what a detection is searched by, where it is new or reads otherwise. */

/** The words of a detection that was just upserted as `d`; null where it reads as before. */
export const NEW_WORDS = `CASE WHEN (old.title, old.location, old.description, old.evidence, old."references")
      IS DISTINCT FROM (d.title, d.location, d.description, d.evidence, d."references")
    THEN detection_words(d.scanner, d.category, d.title, d."assetLabel", d.location, d.description, d.evidence,
      d."references", d.rule) END`;

/** Keeps the words of what was `upserted`. */
export const UPSERT_SEARCH = `searchable AS (
  INSERT INTO "DetectionSearch" AS s ("detectionId", label, words, address, port)
  SELECT id, label, words, address, port FROM upserted WHERE words IS NOT NULL
  ON CONFLICT ("detectionId") DO UPDATE SET label = excluded.label, words = excluded.words
)`;
