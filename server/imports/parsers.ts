import type { OutputParser } from "../../agent/scanner.ts";
import { createClamavParser } from "../../agent/scanners/clamav/parser.ts";
import { createLynisParser } from "../../agent/scanners/lynis/parser.ts";
import { createNmapParser } from "../../agent/scanners/nmap/parser.ts";
import { HOME_NETWORKS } from "../../agent/scanners/suricata/options.ts";
import { createSuricataParser } from "../../agent/scanners/suricata/parser.ts";
import { createYaraParser } from "../../agent/scanners/yara/parser.ts";

/** How a report of a scanner is read. */
type ReportReader = {
  /** The agents' parser, told that nothing is known of the run. */
  createParser: () => OutputParser;
  mediaType: string;
  /** What it finds has an identity only together with the machine on which the report was made. */
  needsMachine: boolean;
};

/** The scanners whose reports can be imported. */
export const REPORT_READERS: Record<string, ReportReader> = {
  nmap: {
    createParser: () => createNmapParser({ run: null }),
    mediaType: "application/xml",
    needsMachine: false,
  },
  lynis: {
    createParser: () => createLynisParser({ run: null }),
    mediaType: "text/plain",
    needsMachine: true,
  },
  clamav: {
    createParser: () => createClamavParser({ run: null }),
    mediaType: "text/plain",
    needsMachine: true,
  },
  yara: {
    createParser: () => createYaraParser({ root: null, run: null }),
    mediaType: "text/plain",
    needsMachine: true,
  },
  suricata: {
    createParser: () => createSuricataParser({ homeNetworks: HOME_NETWORKS, records: [], scope: null }),
    mediaType: "application/x-ndjson",
    needsMachine: false,
  },
};
