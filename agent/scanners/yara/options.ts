import { z } from "zod";
import { ruleSetName } from "../../rule-sets.ts";

const MIB = 1024 * 1024;

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The config of one yara assignment. Strict: an unknown option is an error, never ignored. */
export const yaraOptions = z
  .strictObject({
    /** Rule sets to use, by name. */
    ruleSets: z.array(ruleSetName).min(1).max(50),
    /** Larger files inside a folder are not read, and named in the coverage. Default 128 MiB. Files named as a target are read whatever their size. */
    maxFileBytes: whole(1, 4096 * MIB).nullish(),
    /** How long one target may take, in seconds; what was not read by then is named in the coverage. Default 3600. */
    timeoutSeconds: whole(1, 86_400).nullish(),
    /** Folders below folders. Default true. */
    recursive: z.boolean().nullish(),
    /** At most one occurrence of each string is looked for: faster, fewer offsets. Default false. */
    fastScan: z.boolean().nullish(),
  })
  .transform((options) => ({
    ruleSets: options.ruleSets,
    maxFileBytes: options.maxFileBytes ?? 128 * MIB,
    timeoutSeconds: options.timeoutSeconds ?? 3600,
    recursive: options.recursive ?? true,
    fastScan: options.fastScan ?? false,
  }));

export type YaraOptions = z.infer<typeof yaraOptions>;
