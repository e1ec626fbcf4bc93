import { isAbsolute } from "node:path";
import { z } from "zod";
import { parseRange } from "../../addresses.ts";
import { OWNER_RULES, RULE_SETS, ruleSetNames } from "../../rule-sets.ts";

/** Records beside alerts that can be asked for, in Suricata's own words. */
export const RECORD_TYPES = [
  "ANOMALY",
  "DHCP",
  "DNS",
  "FILEINFO",
  "FLOW",
  "FTP",
  "HTTP",
  "IKE",
  "KRB5",
  "MQTT",
  "NFS",
  "RDP",
  "RFB",
  "SIP",
  "SMB",
  "SMTP",
  "SNMP",
  "SSH",
  "TFTP",
  "TLS",
] as const;

/** Where packets or records may come from. */
export const MODES = ["PCAP", "LIVE", "FOLLOW"] as const;

/** Private networks and this machine: what most rules mean by the networks to protect. */
export const HOME_NETWORKS = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
  "::1",
];

const file = z
  .string()
  .max(4096)
  .refine((text) => isAbsolute(text) && !text.includes("\0"), { error: "is no absolute path" });

const network = z
  .string()
  .max(100)
  .refine((text) => parseRange(text) !== null && !text.includes("-"), {
    error: "is no address or CIDR block",
  });

/** The config of one suricata assignment. Strict: an unknown option is an error, never ignored. */
export const suricataOptions = z
  .strictObject({
    mode: z
      .enum(MODES)
      .describe(
        "PCAP: a file of packets. LIVE: an interface for some time. FOLLOW: what a running sensor wrote to its eve.json since the last time.",
      ),
    pcap: file.nullish().describe("PCAP: absolute path of the file, within the agent's policy."),
    interface: z
      .string()
      .min(1)
      .max(15)
      .nullish()
      .describe("LIVE: name of a network interface of the agent's machine."),
    seconds: z
      .number()
      .int()
      .min(1)
      .max(86_400)
      .nullish()
      .describe("LIVE and FOLLOW: how long, start included, 1 to 86400. Default: 60."),
    eve: file
      .nullish()
      .describe("FOLLOW: absolute path of the sensor's eve.json, within the agent's policy."),
    ruleSets: ruleSetNames(0)
      .nullish()
      .describe(`${RULE_SETS} ${OWNER_RULES} Not with FOLLOW: a sensor has its own.`),
    records: z
      .array(z.enum(RECORD_TYPES))
      .max(RECORD_TYPES.length)
      .nullish()
      .describe("Records to keep as observations beside the alerts. Default: none."),
    homeNetworks: z
      .array(network)
      .min(1)
      .max(100)
      .nullish()
      .describe(
        "HOME_NET, the networks to protect: addresses and CIDR blocks. Default: the private ones and loopback.",
      ),
  })
  .describe("Options of a suricata run on the agent's machine.")
  .superRefine((options, context) => {
    const problem = problemOf(options);
    if (problem !== null) context.addIssue({ code: "custom", path: ["mode"], message: problem });
  })
  .transform((options) => ({
    source: sourceOf(options),
    ruleSets: options.ruleSets ?? [],
    records: options.records ?? [],
    homeNetworks: options.homeNetworks ?? HOME_NETWORKS,
  }));

export type SuricataOptions = z.infer<typeof suricataOptions>;

/** Where the packets or records come from. */
export type Source =
  | { mode: "PCAP"; pcap: string }
  | { mode: "LIVE"; interface: string; seconds: number }
  | { mode: "FOLLOW"; eve: string; seconds: number };

interface RawOptions {
  mode: Source["mode"];
  pcap?: string | null;
  interface?: string | null;
  seconds?: number | null;
  eve?: string | null;
  ruleSets?: string[] | null;
}

const OWN_OPTION = { PCAP: "pcap", LIVE: "interface", FOLLOW: "eve" } as const;

function problemOf(options: RawOptions): string | null {
  const { mode } = options;
  for (const [owner, option] of Object.entries(OWN_OPTION)) {
    if (owner === mode && options[option] == null) return `${mode} needs the option ${option}`;
    if (owner !== mode && options[option] != null) return `${mode} does not take the option ${option}`;
  }
  if (mode === "PCAP" && options.seconds != null) return "PCAP does not take the option seconds";
  return mode === "FOLLOW" && options.ruleSets?.length ? "a running sensor has rules of its own" : null;
}

function sourceOf({ mode, pcap, interface: name, eve, seconds }: RawOptions): Source {
  if (mode === "PCAP") return { mode, pcap: pcap ?? "" };
  if (mode === "LIVE") return { mode, interface: name ?? "", seconds: seconds ?? 60 };
  return { mode, eve: eve ?? "", seconds: seconds ?? 60 };
}

/** Paths that a config names, which the agent's policy must allow; none for a config that is not valid. */
export function pathsOfSuricata(config: unknown): string[] {
  const parsed = suricataOptions.safeParse(config);
  if (!parsed.success) return [];
  const { source } = parsed.data;
  if (source.mode === "PCAP") return [source.pcap];
  return source.mode === "FOLLOW" ? [source.eve] : [];
}

/** The interface that a config names, which the agent's policy must allow; none for a config that is not valid. */
export function interfacesOfSuricata(config: unknown): string[] {
  const source = suricataOptions.safeParse(config).data?.source;
  return source?.mode === "LIVE" ? [source.interface] : [];
}
