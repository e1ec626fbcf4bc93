import { defineScanner, type Scanner } from "./scanner.ts";
import { clamav } from "./scanners/clamav/scanner.ts";
import { lynis } from "./scanners/lynis/scanner.ts";
import { nmap } from "./scanners/nmap/scanner.ts";
import { suricata } from "./scanners/suricata/scanner.ts";
import { yara } from "./scanners/yara/scanner.ts";

/** All scanners this agent knows. A new one is a folder under scanners/ and a line here. */
export const scanners: readonly Scanner[] = [
  defineScanner(nmap),
  defineScanner(lynis),
  defineScanner(clamav),
  defineScanner(yara),
  defineScanner(suricata),
];
