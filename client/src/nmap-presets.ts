import type { ScanDraft } from "./assign-scan-input.ts";

type NmapDraft = Pick<
  ScanDraft,
  "ports" | "protocol" | "timing" | "serviceDetection" | "osDetection" | "hostDiscovery" | "scripts"
>;

export type NmapPreset = "quick" | "standard" | "thorough" | "vulnerabilities" | "udp";

const STANDARD: NmapDraft = {
  ports: "top-1000",
  protocol: "TCP",
  timing: 4,
  serviceDetection: true,
  osDetection: false,
  hostDiscovery: true,
  scripts: [],
};

/** Options that go well together, by what one wants to know. */
export const NMAP_PRESETS: Record<NmapPreset, { label: string; says: string; options: NmapDraft }> = {
  quick: {
    label: "Quick",
    says: "The 100 most common TCP ports, without asking what runs on them.",
    options: { ...STANDARD, ports: "top-100", serviceDetection: false },
  },
  standard: {
    label: "Standard",
    says: "The 1,000 most common TCP ports, and what runs on them.",
    options: STANDARD,
  },
  thorough: {
    label: "Thorough",
    says: "All TCP ports of every address, services, operating systems and default scripts.",
    options: { ...STANDARD, ports: "all", osDetection: true, hostDiscovery: false, scripts: ["DEFAULT"] },
  },
  vulnerabilities: {
    label: "Vulnerabilities",
    says: "The 1,000 most common TCP ports with services, and scripts that look for known weaknesses.",
    options: { ...STANDARD, scripts: ["DEFAULT", "VULN"] },
  },
  udp: {
    label: "UDP",
    says: "The 100 most common UDP ports; it needs raw sockets.",
    options: { ...STANDARD, ports: "top-100", protocol: "UDP" },
  },
};

/** The options of a preset, as a change of a draft. */
export function presetOptions(preset: NmapPreset): NmapDraft {
  const { options } = NMAP_PRESETS[preset];
  return { ...options, scripts: [...options.scripts] };
}

/** Which preset the draft is like; null for options of one's own. */
export function presetOf(draft: NmapDraft): NmapPreset | null {
  const keys = Object.keys(STANDARD) as (keyof NmapDraft)[];
  const presets = Object.keys(NMAP_PRESETS) as NmapPreset[];
  const isLike = (preset: NmapPreset) =>
    keys.every((key) => String(draft[key]) === String(NMAP_PRESETS[preset].options[key]));
  return presets.find(isLike) ?? null;
}
