import { z } from "zod";

const PORT_LIST = /^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/;

/** What a scan may run scripts of. */
export const SCRIPT_SETS = z.enum(["DEFAULT", "DISCOVERY", "VULN"]);

/** "22,80,1000-2000": digits, commas and dashes only, since nmap would expand names and wildcards. */
export const PORT_RULES = z
  .string()
  .max(4_000)
  .refine(isPortList, {
    error: (issue) =>
      `"${String(issue.input).slice(0, 80)}" is not a list of ports from 1 to 65535 such as "22,80,1000-2000"`,
  });

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** The config of one nmap assignment. Strict: an unknown option is an error, never ignored. */
export const nmapOptions = z
  .strictObject({
    ports: PORT_RULES.nullish().describe("Such as 22,80,1000-2000. Not together with topPorts."),
    // A thousand ports by UDP take a quarter of an hour a host.
    topPorts: whole(1, 65_535)
      .nullish()
      .describe("The n most common ports, 1 to 65535. Default: 1000 for TCP, 100 for UDP."),
    protocol: z.enum(["TCP", "UDP"]).nullish().describe("Default: TCP."),
    timing: whole(0, 5).nullish().describe("Timing template, 0 (slowest) to 5. Default: 4."),
    serviceDetection: z.boolean().nullish().describe("Ask open ports what they run. Default: true."),
    osDetection: z
      .boolean()
      .nullish()
      .describe("Guess the operating system; needs raw sockets. Default: false."),
    hostDiscovery: z
      .boolean()
      .nullish()
      .describe("Skip hosts that do not answer. False scans every address. Default: true."),
    maxRetries: whole(0, 10).nullish().describe("Probes sent again, 0 to 10. Default: 2."),
    minRate: whole(1, 100_000).nullish().describe("Packets per second at least, 1 to 100000."),
    scripts: z
      .array(SCRIPT_SETS)
      .max(3)
      .nullish()
      .describe("Sets of scripts, those that attack or ask third parties left out. Default: none."),
    hostTimeoutSeconds: whole(1, 86_400)
      .nullish()
      .describe("Give up on a host after this long, 1 to 86400, and name it in the coverage. Default: 900."),
  })
  .describe("Options of an nmap scan.")
  .refine((options) => options.ports == null || options.topPorts == null, {
    error: "ports and topPorts exclude each other",
  })
  .transform((options) => ({
    portChoice: choosePorts(options.ports ?? null, options.topPorts ?? null, options.protocol ?? "TCP"),
    protocol: options.protocol ?? "TCP",
    timing: options.timing ?? 4,
    serviceDetection: options.serviceDetection ?? true,
    osDetection: options.osDetection ?? false,
    hostDiscovery: options.hostDiscovery ?? true,
    maxRetries: options.maxRetries ?? 2,
    minRate: options.minRate ?? null,
    scripts: options.scripts ?? [],
    hostTimeoutSeconds: options.hostTimeoutSeconds ?? 900,
  }));

export type NmapOptions = z.infer<typeof nmapOptions>;

function choosePorts(
  list: string | null,
  top: number | null,
  protocol: "TCP" | "UDP",
): { list: string } | { top: number } {
  if (list !== null) return { list };
  return { top: top ?? (protocol === "TCP" ? 1_000 : 100) };
}

/** Is it a list of ports and ranges of ports, each from 1 to 65535? */
export function isPortList(text: string): boolean {
  if (!PORT_LIST.test(text)) return false;
  return portRanges(text).every(([first, last]) => first >= 1 && last <= 65_535 && first <= last);
}

/** The parts of a list of ports, both ends included, by their first port. */
export function portRanges(text: string): (readonly [number, number])[] {
  const ranges = text.split(",").map((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return [first, last] as const;
  });
  return ranges.toSorted(([a], [b]) => a - b);
}
