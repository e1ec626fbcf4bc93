import { z } from "zod";
import { storable } from "../../agent/finding.ts";
import { Id } from "../id.ts";
import { Capability, Labels } from "./capability.ts";

/** What an agent says of itself when it registers, checked beyond what its GraphQL type says. */
export const Registration = z.object({
  enrollmentToken: z.string().min(1).max(4096),
  // Keys of assets begin with it, and those of imports and of clusters with these words.
  identity: z
    .string()
    .min(1)
    .max(200)
    .regex(/^(?!import(:|$)|kubernetes$)/, "begins with a word that is kept for others"),
  hostname: z.string().min(1).max(255),
  addresses: z.array(z.string().max(60)).max(500),
  version: z.string().max(60),
  labels: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .max(64)
    .transform((labels) => Object.fromEntries(labels.map(({ name, value }) => [name, value])))
    .pipe(Labels),
  capabilities: z.array(Capability).max(64),
  policy: z.json().refine((policy) => JSON.stringify(policy).length <= 65_536, "is over 64 KiB"),
  reach: z
    .array(z.string().max(60))
    .max(500)
    .nullish()
    .transform((reach) => reach ?? []),
  slots: z.int().min(1).max(256),
  spoolId: z
    .string()
    .max(64)
    .nullish()
    .transform((id) => id ?? ""),
  headFoundBy: z
    .string()
    .max(300)
    .nullish()
    .transform((words) => words ?? ""),
});

const count = z.int().min(0);
/** Heartbeats of many agents share a statement: text that PostgreSQL can't store must not fail those of others. */
const storedText = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => storable(text));

/** What an agent measures of itself, checked. */
export const Metrics = z.object({
  cpu: z.number().min(0).max(10_000),
  eventLoopMs: z.number().min(0).max(86_400_000),
  spoolRecords: count,
  spoolLimitBytes: count,
  scannerRuns: z
    .array(z.object({ scanner: storedText(100).min(1), runCount: count, failureCount: count }))
    .max(64),
});

/** What an agent says with each heartbeat, checked likewise. */
export const Heartbeat = z.object({
  activity: z.enum(["IDLE", "SCANNING", "ERROR"]),
  freeSlots: count.max(256),
  load: z.number().min(0).max(10_000),
  memoryBytes: count,
  resultCount: count,
  errorCount: count,
  spoolBytes: count,
  metrics: Metrics.nullish().transform((metrics) => metrics ?? null),
  /** Milliseconds; clocks that were never set are decades behind. */
  clockSkewMs: z
    .number()
    .min(-1e13)
    .max(1e13)
    .nullish()
    .transform((skew) => skew ?? null),
  problem: storedText(500)
    .nullish()
    .transform((problem) => problem ?? null),
  running: z
    .array(
      z.object({
        assignmentId: Id,
        attempt: z.int().min(1),
        progress: z.number().min(0).max(1),
        progressNote: storedText(200),
        progressIsEstimate: z
          .boolean()
          .nullish()
          .transform((isEstimate) => isEstimate ?? false),
      }),
    )
    .max(256),
});
