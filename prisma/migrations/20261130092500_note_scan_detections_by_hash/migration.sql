-- What a Prisma schema cannot say. Written by hand.

-- The rows of a statement have no statistics: joined with themselves, each was compared with each.
CREATE OR REPLACE FUNCTION note_scan_detections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "ScanDetection" SELECT a."scanId", d.id FROM after d JOIN "Assignment" a ON a.id = d."lastAssignmentId"
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "ScanDetection" SELECT a."scanId", d.id
    FROM (SELECT id, "lastAssignmentId" FROM after EXCEPT SELECT id, "lastAssignmentId" FROM before) AS d
    JOIN "Assignment" a ON a.id = d."lastAssignmentId"
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
