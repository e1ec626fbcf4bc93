import { createInventoryParser } from "../../file-inventory.ts";
import { HostFiles } from "../../host-files.ts";
import { hashLocalFiles, type LocalFile } from "../../local-signatures.ts";
import { requireRuleSets, usedRuleSets } from "../../rule-sets.ts";
import {
  PlanError,
  type RuleSet,
  type ScanInput,
  type ScannerDefinition,
  type ScanProcess,
} from "../../scanner.ts";
import { type ClamdSearch, findClamd, type RunningClamd } from "./clamd.ts";
import { createClamdParser } from "./clamd-parser.ts";
import { addressText } from "./clamd-settings.ts";
import { clamdCommand, clamscanCommand, inventoryCommand } from "./command.ts";
import { clamavContract } from "./contract.ts";
import { mergeClamavCoverage, type SignatureSource } from "./coverage.ts";
import { detectClamav } from "./detect.ts";
import { FileHasher } from "./file-hash.ts";
import { ClamavInventory } from "./inventory.ts";
import type { ClamavOptions } from "./options.ts";
import { createClamavParser } from "./parser.ts";
import type { ClamavRun } from "./results.ts";
import { ageInDays, isOutdated, signatureAgeEvent } from "./signature-age.ts";
import { DATABASE_FILE, findSystemSignatures, type SystemSignatures, signatureFiles } from "./signatures.ts";

/** Scanner of files for malware. One process counts what is there, one scans it; nothing is ever moved or deleted. */
export const clamav: ScannerDefinition<ClamavOptions> = {
  ...clamavContract,
  detect: detectClamav,
  plan: async (input) =>
    planScan(input, {
      system: findSystemSignatures(),
      local: await hashLocalFiles(input.machine?.signaturePaths ?? [], DATABASE_FILE),
      search: await findClamd(input.machine ?? {}),
    }),
  mergeCoverage: mergeClamavCoverage,
};

export interface Engines {
  /** The signatures of this machine, null without any. */
  system: SystemSignatures | null;
  /** The owner's own signatures. Default none. */
  local?: readonly LocalFile[];
  search: ClamdSearch;
}

/** Throws PlanError. */
export function planScan(
  input: ScanInput<ClamavOptions>,
  { system, local = [], search }: Engines,
): ScanProcess[] {
  const { config: options, paths } = input;
  if (paths.length === 0) throw new PlanError("TARGET_INVALID", "ClamAV needs at least one path.");
  const ruleSets = requireRuleSets(options.ruleSets, input.ruleSets);
  const choice = chooseEngine(options, search, local);
  const host = new HostFiles(input.machine?.hostRoot);
  const inventory = new ClamavInventory(host);
  const counting: ScanProcess = {
    artifact: { name: "clamav-inventory.bin", mediaType: "application/octet-stream" },
    command: inventoryCommand({ paths, host }),
    parser: createInventoryParser(inventory),
  };
  const hasher = new FileHasher();
  const base = { roots: paths, host, inventory, hash: (path: Buffer) => hasher.hash(path) };
  if ("clamd" in choice) return [counting, clamdProcess(options, base, choice.clamd)];
  const isSystemUsed = options.signatures !== "RULE_SETS" && (system !== null || local.length === 0);
  const used = isSystemUsed ? requireSystem(system) : null;
  const run = {
    ...base,
    engine: { name: "clamscan" as const, note: choice.without },
    signatures: sourceOf(used, ruleSets, local),
    signatureEvent: used && signatureAgeEvent(used, host.hostname(), new Date()),
  };
  const files = signatureFiles(ruleSets);
  const ownFiles = local.map(({ path }) => path);
  const databases = [...(used ? [used.folder] : []), ...ownFiles, ...files.map(({ name }) => `./${name}`)];
  return [
    counting,
    {
      artifact: { name: "clamav.txt", mediaType: "text/plain" },
      command: clamscanCommand({ options, databases, paths, host }),
      parser: createClamavParser({ run }),
      files,
    },
  ];
}

/** clamd, with its signatures loaded already, where it does all that was asked for. */
function chooseEngine(options: ClamavOptions, search: ClamdSearch, local: readonly LocalFile[]): ClamdSearch {
  if ("without" in search) return search;
  if (local.length > 0) return { without: "clamd does not have the owner's own signatures." };
  if (options.signatures !== "SYSTEM") return { without: "clamd takes no rule sets of a scan." };
  if (options.detectUnwanted && search.clamd.limits?.detectsUnwanted !== true)
    return { without: "clamd is not set to look for unwanted programs (DetectPUA)." };
  return search;
}

function clamdProcess(
  options: ClamavOptions,
  base: Pick<ClamavRun, "roots" | "host" | "inventory" | "hash">,
  clamd: RunningClamd,
): ScanProcess {
  const { address, builtAt, versions } = clamd;
  // What else clamd has loaded it does not tell.
  const source = { folder: addressText(address), builtAt, versions, others: [], count: null };
  const run = {
    ...base,
    engine: { name: "clamd" as const, note: addressText(address) },
    signatures: sourceOf(source),
    signatureEvent: signatureAgeEvent(source, base.host.hostname(), new Date()),
  };
  return {
    artifact: { name: "clamd.jsonl", mediaType: "application/x-ndjson" },
    command: clamdCommand({ options, paths: base.roots, host: base.host, clamd }),
    // It only passes bytes on, and the socket may be open to few.
    isOwn: true,
    parser: createClamdParser(run, clamd),
  };
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
  ruleSets: readonly RuleSet[] = [],
  local: readonly LocalFile[] = [],
): SignatureSource {
  const ageDays = system && ageInDays(system.builtAt, new Date());
  return {
    system: system && {
      builtAt: system.builtAt?.toISOString() ?? null,
      versions: system.versions,
      ageDays,
      isOutdated: isOutdated(ageDays),
      others: system.others,
    },
    ruleSets: usedRuleSets(ruleSets),
    local: [...local],
  };
}
