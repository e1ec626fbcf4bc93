import { z } from "zod";

/**
 * The parts of the public SARIF 2.1.0 schema (OASIS, sarif-schema-2.1.0.json) that exports use, with its limits: unknown
 * members are refused where it refuses them, and property bags are open. What the types of the schema say is checked by
 * the compiler where the log is written.
 */
const PropertyBag = z.looseObject({ tags: z.array(z.string()).optional() });
const unique = <Item extends z.ZodType>(item: Item) =>
  z.array(item).refine((items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length);

const Level = z.enum(["none", "note", "warning", "error"]);
/** A URI reference by RFC 3986: nothing that would have to be escaped. */
const UriReference = z
  .string()
  .regex(/^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/);
const Text = z.strictObject({ text: z.string() });

const LogicalLocation = z.strictObject({
  name: z.string().optional(),
  fullyQualifiedName: z.string().optional(),
  kind: z.string().optional(),
});
const Location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation: z.strictObject({ uri: UriReference }) }).optional(),
  logicalLocations: unique(LogicalLocation).optional(),
});
const Result = z.strictObject({
  ruleId: z.string().optional(),
  kind: z.enum(["notApplicable", "pass", "fail", "review", "open", "informational"]).optional(),
  level: Level.optional(),
  message: Text,
  locations: z.array(Location).optional(),
  occurrenceCount: z.int().min(1).optional(),
  partialFingerprints: z.record(z.string(), z.string()).optional(),
  suppressions: unique(
    z.strictObject({
      kind: z.enum(["inSource", "external"]),
      status: z.enum(["accepted", "underReview", "rejected"]).optional(),
      justification: z.string().optional(),
    }),
  ).optional(),
  hostedViewerUri: z.url().optional(),
  properties: PropertyBag.optional(),
});
const Rule = z.strictObject({
  id: z.string(),
  shortDescription: Text.optional(),
  defaultConfiguration: z.strictObject({ level: Level.optional() }).optional(),
  helpUri: z.url().optional(),
  properties: PropertyBag.optional(),
});
const Run = z.strictObject({
  tool: z.strictObject({ driver: z.strictObject({ name: z.string(), rules: unique(Rule).optional() }) }),
  columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]).optional(),
  results: z.array(Result).optional(),
});

export const SarifLog = z.strictObject({
  $schema: z.url().optional(),
  version: z.literal("2.1.0"),
  runs: z.array(Run),
});
