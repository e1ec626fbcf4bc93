import { z } from "zod";

const PORT_LIST = /^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/;

/** "22,80,1000-2000": digits, commas and dashes only, since nmap would expand names and wildcards. */
const ports = z
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
    ports: ports.nullish(),
    /** How many of the most common ports. Default 1000 for TCP and 100 for UDP, where 1000 take a quarter of an hour a host. */
    topPorts: whole(1, 65_535).nullish(),
    protocol: z.enum(["TCP", "UDP"]).nullish(),
    /** nmap's -T, 0 (slowest) to 5. Default 4. */
    timing: whole(0, 5).nullish(),
    serviceDetection: z.boolean().nullish(),
    osDetection: z.boolean().nullish(),
    /** False: every address is scanned, answering or not. */
    hostDiscovery: z.boolean().nullish(),
    maxRetries: whole(0, 10).nullish(),
    /** Packets per second. */
    minRate: whole(1, 100_000).nullish(),
    scripts: z
      .array(z.enum(["DEFAULT", "DISCOVERY", "VULN"]))
      .max(3)
      .nullish(),
    /** A host that takes longer is given up, and named in the coverage. Default 900. */
    hostTimeoutSeconds: whole(1, 86_400).nullish(),
  })
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

function isPortList(text: string): boolean {
  if (!PORT_LIST.test(text)) return false;
  return text.split(",").every((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return first >= 1 && last <= 65_535 && first <= last;
  });
}
