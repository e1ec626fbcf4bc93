import { createInventoryParser } from "../../file-inventory.ts";
import { HostFiles } from "../../host-files.ts";
import { requireRuleSets, usedRuleSets } from "../../rule-sets.ts";
import { PlanError, type ScanInput, type ScannerDefinition, type ScanProcess } from "../../scanner.ts";
import { clamscanCommand, inventoryCommand } from "./command.ts";
import { mergeClamavCoverage, type SignatureSource } from "./coverage.ts";
import { detectClamav } from "./detect.ts";
import { FileHasher } from "./file-hash.ts";
import { ClamavInventory } from "./inventory.ts";
import { type ClamavOptions, clamavOptions } from "./options.ts";
import { createClamavParser } from "./parser.ts";
import { signatureAgeEvent } from "./signature-age.ts";
import { findSystemSignatures, type SystemSignatures, signatureFiles } from "./signatures.ts";

/** Scanner of files for malware. One process counts what is there, one scans it; nothing is ever moved or deleted. */
export const clamav: ScannerDefinition<ClamavOptions> = {
  name: "clamav",
  targetKind: "paths",
  detect: () => detectClamav(),
  options: clamavOptions,
  plan: (input) => planScan(input, findSystemSignatures()),
  mergeCoverage: mergeClamavCoverage,
};

/** `system` are the signatures of this machine, null without any. Throws PlanError. */
export function planScan(input: ScanInput<ClamavOptions>, system: SystemSignatures | null): ScanProcess[] {
  const { config: options, paths } = input;
  if (paths.length === 0) throw new PlanError("TARGET_INVALID", "ClamAV needs at least one path.");
  const used = options.signatures === "RULE_SETS" ? null : requireSystem(system);
  const ruleSets = requireRuleSets(options.ruleSets, input.ruleSets);
  const files = signatureFiles(ruleSets);
  const databases = [...(used ? [used.folder] : []), ...files.map(({ name }) => `./${name}`)];
  const host = new HostFiles(input.machine?.hostRoot);
  const inventory = new ClamavInventory(host);
  const hasher = new FileHasher();
  const run = {
    roots: paths,
    host,
    inventory,
    signatures: sourceOf(used, ruleSets),
    signatureEvent: used && signatureAgeEvent(used, host.hostname(), new Date()),
    hash: (path: Buffer) => hasher.hash(path),
  };
  return [
    {
      artifact: { name: "clamav-inventory.bin", mediaType: "application/octet-stream" },
      command: inventoryCommand({ paths, host }),
      parser: createInventoryParser(inventory),
    },
    {
      artifact: { name: "clamav.txt", mediaType: "text/plain" },
      command: clamscanCommand({ options, databases, paths, host }),
      parser: createClamavParser({ run }),
      files,
    },
  ];
}

function requireSystem(system: SystemSignatures | null): SystemSignatures {
  if (system !== null) return system;
  throw new PlanError(
    "NO_SIGNATURES",
    "ClamAV has no signatures on this machine: run freshclam there, or name rule sets.",
  );
}

function sourceOf(
  system: SystemSignatures | null,
  ruleSets: ScanInput<ClamavOptions>["ruleSets"],
): SignatureSource {
  return {
    system: system && { builtAt: system.builtAt?.toISOString() ?? null, versions: system.versions },
    ruleSets: usedRuleSets(ruleSets),
  };
}
