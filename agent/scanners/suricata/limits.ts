import { z } from "zod";
import { atMost, listOf, type OptionLimits, oneOf } from "../../option-limits.ts";
import { RULE_SET_NAME } from "../../rule-sets.ts";
import { MODES, RECORD_TYPES, type suricataOptions } from "./options.ts";

/** How the agent's owner may bound a run. Files and interfaces are bounded by the policy's paths and interfaces. */
export const suricataLimits: OptionLimits<keyof z.input<typeof suricataOptions>> = {
  mode: oneOf(MODES, "PCAP"),
  pcap: null,
  interface: null,
  seconds: atMost({ least: 1, most: 86_400 }, ({ mode }) => (mode === "PCAP" ? null : 60)),
  eve: null,
  ruleSets: listOf(RULE_SET_NAME, "none"),
  records: listOf(z.enum(RECORD_TYPES), "none"),
  homeNetworks: null,
};
