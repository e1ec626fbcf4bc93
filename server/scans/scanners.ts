import { z } from "zod";

const MAX_PORT = 65_535;

/** Is it a list of ports such as `22,80,1000-2000`, each 1 to 65535, ranges the right way round? */
function isPortList(text: string): boolean {
  return text.split(",").every((part) => {
    const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (from === undefined) return false;
    const [first, last] = [Number(from), Number(to ?? from)];
    return first >= 1 && first <= last && last <= MAX_PORT;
  });
}

const NmapConfig = z
  .strictObject({
    ports: z
      .string()
      .max(2000)
      .refine(isPortList, "is a list of ports 1 to 65535 such as 22,80,1000-2000")
      .nullish(),
    topPorts: z.int().min(1).max(MAX_PORT).nullish(),
    protocol: z.enum(["TCP", "UDP"]).nullish(),
    timing: z.int().min(0).max(5).nullish(),
    serviceDetection: z.boolean().nullish(),
    osDetection: z.boolean().nullish(),
    hostDiscovery: z.boolean().nullish(),
    maxRetries: z.int().min(0).max(10).nullish(),
    minRate: z.int().min(1).max(100_000).nullish(),
    scripts: z
      .array(z.enum(["DEFAULT", "DISCOVERY", "VULN"]))
      .max(3)
      .nullish(),
    hostTimeoutSeconds: z.int().min(1).max(86_400).nullish(),
  })
  .refine(({ ports, topPorts }) => !(ports && topPorts), "takes ports or topPorts, not both");

/** What the head knows of a scanner that can be asked for. */
type ScannerRules = {
  /** What it looks at: addresses, files, or the machine that the agent runs on. */
  targetKind: "network" | "paths" | "machine";
  /** Checks its options; what it lets through is what agents get. */
  config: z.ZodType;
  /** The longest one attempt may run unless the scan says otherwise, in seconds. */
  maxRunSeconds: number;
  /** Names of the rule sets that a config asks for. */
  ruleSetsOf?: (config: unknown) => string[];
};

/** The scanners that a scan may ask for. */
export const SCANNERS: Record<string, ScannerRules> = {
  nmap: { targetKind: "network", config: NmapConfig, maxRunSeconds: 4 * 60 * 60 },
};
