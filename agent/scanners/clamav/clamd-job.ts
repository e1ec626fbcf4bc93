import { z } from "zod";

/** What clamd-process.ts is asked to do, on its stdin. Paths are bytes in latin1. */
export const ClamdJob = z.strictObject({
  address: z.union([
    z.strictObject({ path: z.string() }),
    z.strictObject({ host: z.string(), port: z.number() }),
  ]),
  roots: z.array(z.string()),
  excluded: z.array(z.string()),
  maxFileBytes: z.number(),
  /** Larger files cannot be sent to clamd. */
  streamBytes: z.number(),
  fileTimeoutMs: z.number(),
});

export type ClamdJob = z.infer<typeof ClamdJob>;

const path = z.string();

/** What it prints, one JSON object a line. */
export const ClamdRecord = z.discriminatedUnion("kind", [
  /** A file that clamd looked at, and the names of what it found. `isFirstOnly`: there may be more names. */
  z.strictObject({
    kind: z.literal("scanned"),
    path,
    found: z.array(z.string()),
    isFirstOnly: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.enum(["empty", "link", "special"]), path }),
  z.strictObject({ kind: z.literal("error"), path, why: z.string() }),
  /** The last line: everything was walked through. */
  z.strictObject({ kind: z.literal("end"), files: z.number(), folders: z.number() }),
  /** The last line: clamd is gone. */
  z.strictObject({ kind: z.literal("lost"), why: z.string() }),
]);

export type ClamdRecord = z.infer<typeof ClamdRecord>;
