import type { SuricataConfigInput, SuricataMode, SuricataRecords } from "./gql/graphql.ts";
import type { ScanProblem } from "./scan-problems.ts";

/** The options of suricata as filled in, for all three modes: what another mode needs is kept while one looks around. */
export interface SuricataDraft {
  suricataMode: SuricataMode;
  suricataPcap: string;
  suricataInterface: string;
  /** For LIVE and FOLLOW; empty is the default. */
  suricataSeconds: string;
  suricataEve: string;
  suricataRuleSets: string[];
  suricataRecords: SuricataRecords[];
  /** Separated by commas or spaces; empty for the private networks. */
  suricataHomeNetworks: string;
}

const MAX_SECONDS = 86_400;
/** As Linux has it. */
const MAX_INTERFACE_NAME = 15;

export function emptySuricataDraft(): SuricataDraft {
  return {
    suricataMode: "PCAP",
    suricataPcap: "",
    suricataInterface: "",
    suricataSeconds: "",
    suricataEve: "",
    suricataRuleSets: [],
    suricataRecords: [],
    suricataHomeNetworks: "",
  };
}

/** What keeps the options from being sent, by field. */
export function suricataProblems(draft: SuricataDraft): ScanProblem[] {
  const { suricataMode: mode } = draft;
  const source = sourceProblem(draft);
  const seconds = draft.suricataSeconds.trim();
  const isTime = seconds === "" || (/^[1-9]\d{0,4}$/.test(seconds) && Number(seconds) <= MAX_SECONDS);
  return [
    ...(source === null ? [] : [source]),
    ...(mode === "PCAP" || isTime
      ? []
      : [
          {
            field: "suricata-seconds",
            sentence: `The time is 1 to 86,400 seconds, not "${seconds.slice(0, 20)}".`,
          },
        ]),
  ];
}

function sourceProblem(draft: SuricataDraft): ScanProblem | null {
  switch (draft.suricataMode) {
    case "PCAP":
      return fileProblem("suricata-pcap", "file of packets", draft.suricataPcap);
    case "FOLLOW":
      return fileProblem("suricata-eve", "sensor's eve.json", draft.suricataEve);
    case "LIVE": {
      const name = draft.suricataInterface.trim();
      if (name === "") return { field: "suricata-interface", sentence: "Name the interface to listen on." };
      const isName = name.length <= MAX_INTERFACE_NAME && !/[\s/]/.test(name);
      const sentence = `"${name.slice(0, 40)}" is no name of an interface, such as eth0.`;
      return isName ? null : { field: "suricata-interface", sentence };
    }
    default:
      return draft.suricataMode satisfies never;
  }
}

function fileProblem(field: string, what: string, typed: string): ScanProblem | null {
  const path = typed.trim();
  if (path === "") return { field, sentence: `Name the ${what}.` };
  const sentence = `"${path.slice(0, 80)}" is not an absolute path: begin it with a slash.`;
  return path.startsWith("/") ? null : { field, sentence };
}

/** The options as the head takes them: those of the chosen mode, and only what differs from the defaults. */
export function toSuricataConfig(draft: SuricataDraft): SuricataConfigInput {
  const { suricataMode: mode, suricataSeconds: seconds } = draft;
  const networks = draft.suricataHomeNetworks.split(/[\s,;]+/).filter((network) => network !== "");
  return {
    mode,
    ...(mode === "PCAP" ? { pcap: draft.suricataPcap.trim() } : {}),
    ...(mode === "LIVE" ? { interface: draft.suricataInterface.trim() } : {}),
    ...(mode === "FOLLOW" ? { eve: draft.suricataEve.trim() } : {}),
    ...(mode !== "PCAP" && seconds.trim() !== "" ? { seconds: Number(seconds) } : {}),
    ...(mode !== "FOLLOW" && draft.suricataRuleSets.length > 0
      ? { ruleSets: [...draft.suricataRuleSets] }
      : {}),
    ...(draft.suricataRecords.length > 0 ? { records: [...draft.suricataRecords] } : {}),
    ...(networks.length > 0 ? { homeNetworks: [...new Set(networks)] } : {}),
  };
}

/** What was asked of suricata, as a draft to change. */
export function toSuricataDraft(config: SuricataConfigInput | null | undefined): SuricataDraft {
  const empty = emptySuricataDraft();
  return {
    suricataMode: config?.mode ?? empty.suricataMode,
    suricataPcap: config?.pcap ?? "",
    suricataInterface: config?.interface ?? "",
    suricataSeconds: config?.seconds == null ? "" : String(config.seconds),
    suricataEve: config?.eve ?? "",
    suricataRuleSets: [...(config?.ruleSets ?? [])],
    suricataRecords: [...(config?.records ?? [])],
    suricataHomeNetworks: (config?.homeNetworks ?? []).join(", "),
  };
}
