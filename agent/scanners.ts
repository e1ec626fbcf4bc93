import { defineScanner, type Scanner } from "./scanner.ts";
import { nmap } from "./scanners/nmap/scanner.ts";

/** All scanners this agent knows. A new one is a folder under scanners/ and a line here. */
export const scanners: readonly Scanner[] = [defineScanner(nmap)];
