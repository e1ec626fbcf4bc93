import type { z } from "zod";
import { atMost, listOf, type OptionLimits, oneOf } from "../../option-limits.ts";
import { RULE_SET_NAME } from "../../rule-sets.ts";
import { MIB, type yaraOptions } from "./options.ts";

/** How the agent's owner may bound a scan. */
export const yaraLimits: OptionLimits<keyof z.input<typeof yaraOptions>> = {
  ruleSets: listOf(RULE_SET_NAME, "none"),
  maxFileBytes: atMost({ least: 1, most: 4096 * MIB }, 128 * MIB),
  timeoutSeconds: atMost({ least: 1, most: 86_400 }, 3600),
  recursive: oneOf([true, false], true),
  fastScan: oneOf([true, false], false),
};
