import { z } from "zod";
import { OWNER_RULES, RULE_SETS, ruleSetNames } from "../../rule-sets.ts";

export const MIB = 1024 * 1024;

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The config of one yara assignment. Strict: an unknown option is an error, never ignored. */
export const yaraOptions = z
  .strictObject({
    ruleSets: ruleSetNames(0).nullish().describe(`${RULE_SETS} ${OWNER_RULES}`),
    maxFileBytes: whole(1, 4096 * MIB)
      .nullish()
      .describe(
        "Larger files inside a folder are not read, and named in the coverage. Default: 128 MiB. Files named as paths are read whatever their size.",
      ),
    timeoutSeconds: whole(1, 86_400)
      .nullish()
      .describe(
        "How long one path may take, 1 to 86400. The coverage names what was not read. Default: 3600.",
      ),
    recursive: z.boolean().nullish().describe("Folders below folders. Default: true."),
    fastScan: z
      .boolean()
      .nullish()
      .describe("At most one occurrence of each string: faster, fewer offsets. Default: false."),
  })
  .describe("Options of a yara scan of files.")
  .transform((options) => ({
    ruleSets: options.ruleSets ?? [],
    maxFileBytes: options.maxFileBytes ?? 128 * MIB,
    timeoutSeconds: options.timeoutSeconds ?? 3600,
    recursive: options.recursive ?? true,
    fastScan: options.fastScan ?? false,
  }));

export type YaraOptions = z.infer<typeof yaraOptions>;
