/**
 * Conditions under which a coverage r, with its agentId and the yara rules of its rule sets, looked at the place of something
 * d that an attempt saw ("lastAssignmentId", "lastAttempt"). That r has the scanner and machine of d, and the address where d
 * has one, whoever uses them sees to.
 */

/** The attempt that saw d last looked in no other way than r. One that failed has left no account of how it looked. */
const SAME_WAY = `EXISTS (SELECT 1 FROM "AttemptCoverage" p
    WHERE p."assignmentId" = d."lastAssignmentId" AND p.attempt = d."lastAttempt" AND p.checks <@ r.checks
      AND (r.privileged OR NOT p.privileged) AND p."ruleSetIds" <@ r."ruleSetIds"
      AND (p."signaturesAt" IS NULL OR p."signaturesAt" <= r."signaturesAt"))`;

/** At a host: its port was told by an answer, or by silence to the same agent, which takes more than one (see judge.ts). */
export const LOOKED_AT_PORT = `(d.port IS NULL OR (d.protocol = r.protocol AND r.ports @> d.port))
      AND (d.rule IS NULL OR ${SAME_WAY})
      AND (NOT r.silent OR EXISTS (SELECT 1 FROM "Attempt" t WHERE t."assignmentId" = d."lastAssignmentId"
        AND t.attempt = d."lastAttempt" AND t."agentId" = r."agentId"))
      AND (r.names = '{}' OR EXISTS (SELECT 1 FROM "Assignment" a
        WHERE a.id = d."lastAssignmentId" AND a.targets && r.names))`;

/** On a machine, by lynis' test or for clamav's signatures as such. */
export const LOOKED_ON_MACHINE = `CASE r.scanner
      WHEN 'lynis' THEN split_part(coalesce(d.rule, ''), ':', 1) = ANY(r.checks)
        AND (r.privileged OR EXISTS (SELECT 1 FROM "AttemptCoverage" p WHERE p."assignmentId" = d."lastAssignmentId"
          AND p.attempt = d."lastAttempt" AND NOT p.privileged))
      WHEN 'clamav' THEN d.path IS NULL AND r."signaturesAt" IS NOT NULL
      ELSE false END`;

/** In a tree of r with its root and trunk (the root without a slash at its end). */
export const LOOKED_IN_TREE = `(d.path = tree.root OR starts_with(d.path, tree.trunk || '/'))
      AND (r.recursive OR strpos(substr(d.path, length(tree.trunk) + 2), '/') = 0)
      AND NOT EXISTS (SELECT 1 FROM unnest(r."pathsNotRead") AS missed
        WHERE d.path = missed OR starts_with(d.path, missed || '/'))
      AND CASE r.scanner WHEN 'yara' THEN d.rule = ANY(r.rules) ELSE ${SAME_WAY} END`;
