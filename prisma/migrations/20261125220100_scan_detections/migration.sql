-- CreateTable
CREATE TABLE "ScanDetection" (
    "scanId" UUID NOT NULL,
    "detectionId" UUID NOT NULL,

    CONSTRAINT "ScanDetection_pkey" PRIMARY KEY ("scanId","detectionId")
);

-- What a Prisma schema cannot say. Written by hand.

-- What scans saw until now: by the events that are kept, and by who saw each detection last.
INSERT INTO "ScanDetection"
SELECT a."scanId", d.id FROM "Assignment" a JOIN "Event" e ON e."assignmentId" = a.id AND NOT e.late
JOIN "Detection" d ON d.fingerprint = e.fingerprint
UNION
SELECT a."scanId", d.id FROM "Detection" d JOIN "Assignment" a ON a.id = d."lastAssignmentId";

-- Notes that a scan sees a detection, when an assignment sees it that is not the one which saw it before.
CREATE FUNCTION note_scan_detections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "ScanDetection" SELECT a."scanId", d.id FROM after d JOIN "Assignment" a ON a.id = d."lastAssignmentId"
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "ScanDetection" SELECT a."scanId", d.id
    FROM before b JOIN after d ON d.id = b.id AND d."lastAssignmentId" <> b."lastAssignmentId"
    JOIN "Assignment" a ON a.id = d."lastAssignmentId"
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_scan_inserted AFTER INSERT ON "Detection" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION note_scan_detections();
CREATE TRIGGER note_scan_updated AFTER UPDATE ON "Detection" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION note_scan_detections();
