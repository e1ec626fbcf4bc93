import { z } from "zod";
import { RULE_SETS, ruleSetNames } from "../../rule-sets.ts";

export const MIB = 1024 * 1024;
/** ClamAV's own bound. */
export const MAX_BYTES = 2 ** 31 - 1;

/** Whose signatures a scan uses. */
export const SIGNATURES = ["SYSTEM", "RULE_SETS", "BOTH"] as const;

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The config of one clamav assignment. Strict: an unknown option is an error, never ignored. */
export const clamavOptions = z
  .strictObject({
    signatures: z
      .enum(SIGNATURES)
      .nullish()
      .describe(
        "SYSTEM: what the agent's machine keeps. RULE_SETS: only those named. Default: SYSTEM without rule sets, RULE_SETS with some.",
      ),
    // Lines of .hdb, .hsb, .ndb or .ldb files, or YARA rules.
    ruleSets: ruleSetNames(0).nullish().describe(RULE_SETS),
    maxFileBytes: whole(1, MAX_BYTES)
      .nullish()
      .describe(
        "Larger files, also inside of archives, are not read, and named in the coverage. Default: 100 MiB.",
      ),
    maxScanBytes: whole(1, MAX_BYTES)
      .nullish()
      .describe("Most bytes read of one file with all it contains. Default: 400 MiB."),
    maxArchiveDepth: whole(1, 100).nullish().describe("Archives inside of archives, 1 to 100. Default: 17."),
    fileTimeoutSeconds: whole(1, 3_600)
      .nullish()
      .describe("A file that takes longer is given up, 1 to 3600. Default: 120."),
    detectUnwanted: z
      .boolean()
      .nullish()
      .describe("Look also for programs that may be unwanted. Default: false."),
  })
  .describe("Options of a clamav scan of files. Infected files are never moved or deleted.")
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
