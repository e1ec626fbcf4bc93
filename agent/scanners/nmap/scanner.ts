import { type AddressRange, sizeOf } from "../../addresses.ts";
import type { ScanInput, ScannerDefinition, ScanProcess } from "../../scanner.ts";
import { nmapCommand } from "./command.ts";
import { nmapContract } from "./contract.ts";
import { mergeNmapCoverage } from "./coverage.ts";
import { detectNmap } from "./detect.ts";
import type { NmapOptions } from "./options.ts";
import { createNmapParser } from "./parser.ts";

/** Network scanner: hosts, ports, services, scripts. IPv4 and IPv6 need a process each. */
export const nmap: ScannerDefinition<NmapOptions> = {
  ...nmapContract,
  detect: () => detectNmap(),
  plan: (input) => {
    const families = ([4, 6] as const).filter((family) =>
      input.targets.some((range) => range.family === family),
    );
    return families.map((family) =>
      planFamily(input, family, families.length === 1 ? "nmap.xml" : `nmap-ipv${family}.xml`),
    );
  },
  mergeCoverage: mergeNmapCoverage,
};

function planFamily(input: ScanInput<NmapOptions>, family: 4 | 6, artifactName: string): ScanProcess {
  const { config: options, targets, exclusions, hostnames } = input;
  const { privileged } = input.capability;
  const { maxPacketsPerSecond } = input;
  return {
    artifact: { name: artifactName, mediaType: "application/xml" },
    command: nmapCommand({ options, family, targets, exclusions, privileged, maxPacketsPerSecond }),
    parser: createNmapParser({
      run: { options, privileged, hostnames, totalHosts: countHosts(targets, family) },
    }),
  };
}

function countHosts(targets: readonly AddressRange[], family: 4 | 6): number {
  return Number(
    targets.filter((range) => range.family === family).reduce((sum, range) => sum + sizeOf(range), 0n),
  );
}
