import type { z } from "zod";
import { atMost, listOf, type OptionLimit, type OptionLimits, oneOf } from "../../option-limits.ts";
import { isPortList, type nmapOptions, PORT_RULES, portRanges, SCRIPT_SETS } from "./options.ts";

/** How the agent's owner may bound a scan. */
export const nmapLimits: OptionLimits<keyof z.input<typeof nmapOptions>> = {
  ports: portsWithin(),
  topPorts: atMost({ least: 1, most: 65_535 }, ({ protocol }) => (protocol === "UDP" ? 100 : 1_000), "ports"),
  protocol: oneOf(["TCP", "UDP"], "TCP"),
  timing: atMost({ least: 0, most: 5 }, 4),
  serviceDetection: oneOf([true, false], true),
  osDetection: oneOf([true, false], false),
  hostDiscovery: oneOf([true, false], true),
  maxRetries: atMost({ least: 0, most: 10 }, 2),
  minRate: atMost({ least: 1, most: 100_000 }, null),
  scripts: listOf(SCRIPT_SETS, "none"),
  hostTimeoutSeconds: atMost({ least: 1, most: 86_400 }, 900),
};

/** Ports inside those of the bound. A scan that names none gets the bound's; the most common ports may lie outside. */
function portsWithin(): OptionLimit {
  return {
    schema: PORT_RULES,
    instead: "topPorts",
    bind(bound) {
      const allowed = portRanges(String(bound));
      const isInside = ([first, last]: readonly [number, number]) => {
        let next = first;
        for (const [from, to] of allowed) if (from <= next && next <= to) next = to + 1;
        return next > last;
      };
      return {
        words: `within ${String(bound)}`,
        allows: (value) =>
          typeof value === "string" && isPortList(value) && portRanges(value).every(isInside),
        unset: () => bound,
      };
    },
  };
}
