import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** A program of the system that AI Defend uses but does not bring. */
export interface Tool {
  name: string;
  /** Names of its program, any of which will do. */
  programs: string[];
  /** Its package on Debian and Ubuntu. */
  package: string;
}

/** The scanners that agents can run. */
export const scannerTools: Tool[] = [
  { name: "nmap", programs: ["nmap"], package: "nmap" },
  { name: "lynis", programs: ["lynis"], package: "lynis" },
  { name: "clamav", programs: ["clamscan"], package: "clamav" },
  { name: "yara", programs: ["yara"], package: "yara" },
  { name: "suricata", programs: ["suricata"], package: "suricata" },
];

/** What the tests need besides. */
export const testTools: Tool[] = [
  ...scannerTools,
  // Its unit starts nothing while there are no official signatures; the tests start a clamd of their own.
  { name: "clamd", programs: ["clamd"], package: "clamav-daemon" },
  { name: "redis-server", programs: ["redis-server"], package: "redis-server" },
  { name: "chromium", programs: ["chromium", "chromium-browser"], package: "chromium" },
  { name: "shellcheck", programs: ["shellcheck"], package: "shellcheck" },
];

/** What the tests of images need besides. */
export const imageTools: Tool[] = [
  { name: "debootstrap", programs: ["debootstrap"], package: "debootstrap" },
];

/** Absolute path of a program, looked for on the PATH and where system programs lie; null when it is not there. */
export function findProgram(names: string[]): string | null {
  const dirs = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];
  const paths = dirs.filter(Boolean).flatMap((dir) => names.map((name) => join(dir, name)));
  return paths.find(isExecutable) ?? null;
}

/** Those of the tools that are not installed. */
export function missingTools(tools: Tool[]): Tool[] {
  return tools.filter((tool) => findProgram(tool.programs) === null);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent, or not ours to run
  }
}
