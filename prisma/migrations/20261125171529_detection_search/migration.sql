-- CreateTable
CREATE TABLE "DetectionSearch" (
    "detectionId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "address" INET,
    "port" INTEGER,

    CONSTRAINT "DetectionSearch_pkey" PRIMARY KEY ("detectionId")
);

-- CreateIndex
CREATE INDEX "DetectionSearch_address_idx" ON "DetectionSearch"("address");

-- CreateIndex
CREATE INDEX "DetectionSearch_port_idx" ON "DetectionSearch"("port");

-- CreateIndex
CREATE INDEX "Detection_status_id_idx" ON "Detection"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "Detection_lastSeenAt_id_idx" ON "Detection"("lastSeenAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Detection_firstSeenAt_idx" ON "Detection"("firstSeenAt");

-- What a Prisma schema cannot say. Written by hand. Conditions that are always true hide the indexes from Prisma.

-- What a detection is known by, as a lexeme. Begins with a character that no parser makes part of a word, so that it
-- meets no word of a text; cut, as lexemes have at most 2 KB.
CREATE FUNCTION detection_tag(kind text, value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '=' || kind || ' ' || lower(left(value, 300));

-- The words of a detection's texts without stemming, as they come from many languages and none, and its tags.
CREATE FUNCTION detection_words(scanner text, category text, title text, asset text, location text, description text,
    evidence jsonb, refs jsonb, rule text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple', title || ' ' || asset || ' ' || location || ' ' || description)
    || jsonb_to_tsvector('simple', evidence, '["string", "numeric"]')
    || jsonb_to_tsvector('simple', refs, '["string"]')
    || array_to_tsvector(ARRAY[detection_tag('scanner', scanner), detection_tag('category', category),
         detection_tag('asset', asset), detection_tag('rule', coalesce(rule, ''))])
    || coalesce((SELECT array_to_tsvector(array_agg(detection_tag('reference', r ->> 'id')))
                 FROM jsonb_array_elements(refs) AS r WHERE r ->> 'id' <> ''), '');

CREATE FUNCTION detection_label(title text, asset text, location text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN title || ' ' || asset || ' ' || location;

INSERT INTO "DetectionSearch" ("detectionId", label, words, address, port)
SELECT id, detection_label(title, "assetLabel", location),
  detection_words(scanner, category, title, "assetLabel", location, description, evidence, "references", rule),
  address, port
FROM "Detection";

CREATE INDEX "DetectionSearch_words_idx" ON "DetectionSearch" USING gin (words) WHERE words IS NOT NULL;

-- Parts of words. The extension comes with PostgreSQL and needs no superuser; where its files were not installed,
-- searches go by whole words and their beginnings.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "DetectionSearch_label_idx" ON "DetectionSearch" USING gin (label gin_trgm_ops) WHERE label IS NOT NULL;
EXCEPTION
  WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
    RAISE WARNING 'pg_trgm is not available: parts of words are not searched.';
END
$$;
