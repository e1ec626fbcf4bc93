import { z } from "zod";
import { ruleSetName } from "../../rule-sets.ts";

const MIB = 1024 * 1024;
/** ClamAV's own bound. */
const MAX_BYTES = 2 ** 31 - 1;

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The config of one clamav assignment. Strict: an unknown option is an error, never ignored. */
export const clamavOptions = z
  .strictObject({
    /** SYSTEM: what freshclam keeps on the agent's machine. RULE_SETS: only the named rule sets. Default: SYSTEM without rule sets, RULE_SETS with some. */
    signatures: z.enum(["SYSTEM", "RULE_SETS", "BOTH"]).nullish(),
    /** Rule sets of signatures (lines of .hdb, .hsb, .ndb or .ldb files, or YARA rules), by name. */
    ruleSets: z.array(ruleSetName).max(50).nullish(),
    /** Larger files, also inside of archives, are not read, and named in the coverage. Default 100 MiB. */
    maxFileBytes: whole(1, MAX_BYTES).nullish(),
    /** Most bytes read of one file with all that it contains. Default 400 MiB. */
    maxScanBytes: whole(1, MAX_BYTES).nullish(),
    /** Archives inside of archives. Default 17. */
    maxArchiveDepth: whole(1, 100).nullish(),
    /** A file that takes longer is given up, and named in the coverage. Default 120. */
    fileTimeoutSeconds: whole(1, 3_600).nullish(),
    /** Looks also for programs that may be unwanted. Default false. */
    detectUnwanted: z.boolean().nullish(),
  })
  .transform((options) => {
    const ruleSets = [...new Set(options.ruleSets ?? [])];
    return {
      signatures: options.signatures ?? (ruleSets.length === 0 ? "SYSTEM" : "RULE_SETS"),
      ruleSets,
      maxFileBytes: options.maxFileBytes ?? 100 * MIB,
      maxScanBytes: options.maxScanBytes ?? 400 * MIB,
      maxArchiveDepth: options.maxArchiveDepth ?? 17,
      fileTimeoutSeconds: options.fileTimeoutSeconds ?? 120,
      detectUnwanted: options.detectUnwanted ?? false,
    };
  })
  .refine(({ signatures, ruleSets }) => signatures === "SYSTEM" || ruleSets.length > 0, {
    error: "signatures of rule sets need at least one rule set",
    path: ["ruleSets"],
  })
  .refine(({ signatures, ruleSets }) => signatures !== "SYSTEM" || ruleSets.length === 0, {
    error: "rule sets are not used with the system's signatures alone",
    path: ["signatures"],
  });

export type ClamavOptions = z.infer<typeof clamavOptions>;
