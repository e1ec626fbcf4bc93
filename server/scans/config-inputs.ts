import { LYNIS_GROUPS } from "../../agent/scanners/lynis/options.ts";
import { RECORD_TYPES } from "../../agent/scanners/suricata/options.ts";
import { builder } from "../builder.ts";

const NmapConfigInput = builder.inputType("NmapConfigInput", {
  description: "Options of an nmap scan.",
  fields: (t) => ({
    ports: t.string({ description: "Such as 22,80,1000-2000. Not together with topPorts." }),
    topPorts: t.int({ description: "The n most common ports, 1 to 65535. Default: 1000." }),
    protocol: t.field({ type: builder.enumType("NmapProtocol", { values: ["TCP", "UDP"] as const }) }),
    timing: t.int({ description: "Timing template: 0 (slowest) to 5. Default: 4." }),
    serviceDetection: t.boolean({ description: "Ask open ports what they run. Default: true." }),
    osDetection: t.boolean({ description: "Guess the operating system; needs raw sockets. Default: false." }),
    hostDiscovery: t.boolean({ description: "Skip hosts that do not answer. Default: true." }),
    maxRetries: t.int({ description: "Probes sent again, 0 to 10." }),
    minRate: t.int({ description: "Packets per second at least, 1 to 100000." }),
    scripts: t.field({
      type: [builder.enumType("NmapScripts", { values: ["DEFAULT", "DISCOVERY", "VULN"] as const })],
      description: "Sets of scripts, those that attack or ask third parties left out.",
    }),
    hostTimeoutSeconds: t.int({ description: "Give up on a host after this long, 1 to 86400." }),
  }),
});

const LynisConfigInput = builder.inputType("LynisConfigInput", {
  description: "Options of a lynis audit of the agent's machine.",
  fields: (t) => ({
    tests: t.stringList({ description: "Only these tests, such as SSH-7408. Default: all." }),
    groups: t.stringList({
      description: `Only the tests of these groups: ${LYNIS_GROUPS.join(", ")}. Default: all.`,
    }),
    skipSlow: t.boolean({
      description: "Leave out the test of all certificates on the machine. Default: false.",
    }),
  }),
});

const ruleSetNames = "Names of rule sets on the head; their latest versions are used.";

const ClamavConfigInput = builder.inputType("ClamavConfigInput", {
  description: "Options of a clamav scan of files. Infected files are never moved or deleted.",
  fields: (t) => ({
    signatures: t.field({
      type: builder.enumType("ClamavSignatures", { values: ["SYSTEM", "RULE_SETS", "BOTH"] as const }),
      description: "Default: SYSTEM without rule sets, RULE_SETS with some.",
    }),
    ruleSets: t.stringList({ description: ruleSetNames }),
    maxFileBytes: t.int({
      description: "Larger files are not read, and named in the coverage. Default: 100 MiB.",
    }),
    maxScanBytes: t.int({
      description: "Most bytes read of one file with all it contains. Default: 400 MiB.",
    }),
    maxArchiveDepth: t.int({ description: "Archives inside of archives, 1 to 100. Default: 17." }),
    fileTimeoutSeconds: t.int({
      description: "A file that takes longer is given up, 1 to 3600. Default: 120.",
    }),
    detectUnwanted: t.boolean({
      description: "Look also for programs that may be unwanted. Default: false.",
    }),
  }),
});

const YaraConfigInput = builder.inputType("YaraConfigInput", {
  description: "Options of a yara scan of files.",
  fields: (t) => ({
    ruleSets: t.stringList({ required: true, description: ruleSetNames }),
    maxFileBytes: t.int({
      description: "Larger files are not read, and named in the coverage. Default: 128 MiB.",
    }),
    timeoutSeconds: t.int({ description: "How long one path may take, 1 to 86400. Default: 3600." }),
    recursive: t.boolean({ description: "Folders below folders. Default: true." }),
    fastScan: t.boolean({ description: "At most one occurrence of each string: faster. Default: false." }),
  }),
});

const SuricataConfigInput = builder.inputType("SuricataConfigInput", {
  description: "Options of a suricata run on the agent's machine.",
  fields: (t) => ({
    mode: t.field({
      type: builder.enumType("SuricataMode", { values: ["PCAP", "LIVE", "FOLLOW"] as const }),
      required: true,
      description:
        "PCAP: a file of packets. LIVE: an interface for some time. FOLLOW: a running sensor's eve.json.",
    }),
    pcap: t.string({ description: "PCAP: absolute path of the file, within the agent's policy." }),
    interface: t.string({ description: "LIVE: name of a network interface of the agent's machine." }),
    seconds: t.int({ description: "LIVE and FOLLOW: how long, 1 to 86400. Default: 60." }),
    eve: t.string({
      description: "FOLLOW: absolute path of the sensor's eve.json, within the agent's policy.",
    }),
    ruleSets: t.stringList({ description: ruleSetNames }),
    records: t.field({
      type: [builder.enumType("SuricataRecord", { values: RECORD_TYPES })],
      description: "Records to keep as observations beside the alerts. Default: none.",
    }),
    homeNetworks: t.stringList({
      description: "Networks to protect. Default: the private ones and loopback.",
    }),
  }),
});

/** Options of a scan, by scanner. */
export const ScanConfigInput = builder.inputType("ScanConfigInput", {
  description: "Options, by scanner.",
  fields: (t) => ({
    nmap: t.field({ type: NmapConfigInput }),
    lynis: t.field({ type: LynisConfigInput }),
    clamav: t.field({ type: ClamavConfigInput }),
    yara: t.field({ type: YaraConfigInput }),
    suricata: t.field({ type: SuricataConfigInput }),
  }),
});
