import { z } from "zod";
import { listOf, type OptionLimits, oneOf } from "../../option-limits.ts";
import { LYNIS_GROUPS, type lynisOptions, TEST_ID } from "./options.ts";

/** How the agent's owner may bound an audit. */
export const lynisLimits: OptionLimits<keyof z.input<typeof lynisOptions>> = {
  tests: listOf(TEST_ID, "all", "groups"),
  groups: listOf(z.enum(LYNIS_GROUPS), "all", "tests"),
  skipSlow: oneOf([true, false], false),
};
