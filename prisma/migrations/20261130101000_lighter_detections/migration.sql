-- What a Prisma schema cannot say. Written by hand.

-- A function with a query inside is run as one of its own for each detection. Without, it becomes part of the statement; most
-- detections have no references.
CREATE FUNCTION reference_words(refs jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_to_tsvector('simple', refs, '["string"]')
    || coalesce((SELECT array_to_tsvector(array_agg(detection_tag('reference', r ->> 'id')))
                 FROM jsonb_array_elements(refs) AS r WHERE r ->> 'id' <> ''), '');
CREATE OR REPLACE FUNCTION detection_words(scanner text, category text, title text, asset text, location text, description text,
    evidence jsonb, refs jsonb, rule text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple', title || ' ' || asset || ' ' || location || ' ' || description)
    || jsonb_to_tsvector('simple', evidence, '["string", "numeric"]')
    || CASE WHEN refs = '[]' THEN ''::tsvector ELSE reference_words(refs) END
    || array_to_tsvector(ARRAY[detection_tag('scanner', scanner), detection_tag('category', category),
         detection_tag('asset', asset), detection_tag('rule', coalesce(rule, ''))]);
