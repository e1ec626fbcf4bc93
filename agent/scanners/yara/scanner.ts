import { randomBytes } from "node:crypto";
import { createInventoryParser } from "../../file-inventory.ts";
import { HostFiles } from "../../host-files.ts";
import { readLocalRuleSets } from "../../local-signatures.ts";
import { requireRuleSets } from "../../rule-sets.ts";
import { PlanError, type ScannerDefinition, type ScanProcess } from "../../scanner.ts";
import { inventoryCommand, prepareRules, yaraCommand } from "./command.ts";
import { yaraContract } from "./contract.ts";
import { mergeYaraCoverage } from "./coverage.ts";
import { detectYara, RULE_FILE } from "./detect.ts";
import { YaraInventory } from "./inventory.ts";
import type { YaraOptions } from "./options.ts";
import { createYaraParser } from "./parser.ts";
import { SlowRuleSearch } from "./slow-rules.ts";

/** Scanner of files by rules. Each path takes two processes: one counts what is there, one scans it. */
export const yara: ScannerDefinition<YaraOptions> = {
  ...yaraContract,
  detect: detectYara,
  plan: async (input) => {
    const local = await readLocalRuleSets(input.machine?.signaturePaths ?? [], RULE_FILE);
    const ruleSets = [...requireRuleSets(input.config.ruleSets, input.ruleSets), ...local];
    if (input.paths.length === 0) throw new PlanError("TARGET_INVALID", "yara needs at least one path.");
    // Not to be known by who writes the scanned files: see command.ts.
    const nonce = randomBytes(8).toString("hex");
    const rules = prepareRules(ruleSets, `n${nonce}`);
    const host = new HostFiles(input.machine?.hostRoot);
    const search = new SlowRuleSearch(ruleSets, host);
    return input.paths.flatMap((path, index) =>
      planPath(
        { options: input.config, path, host },
        { ...rules, search },
        input.paths.length === 1 ? "yara" : `yara-${index + 1}`,
      ),
    );
  },
  mergeCoverage: mergeYaraCoverage,
};

function planPath(
  target: { options: YaraOptions; path: string; host: HostFiles },
  { names, files, search }: ReturnType<typeof prepareRules> & { search: SlowRuleSearch },
  artifactName: string,
): ScanProcess[] {
  const { options, path, host } = target;
  const inventory = new YaraInventory(options.recursive, host);
  const parser = createYaraParser({
    root: path,
    run: { names, inventory, recursive: options.recursive, host },
  });
  return [
    {
      artifact: { name: `${artifactName}-inventory.bin`, mediaType: "application/octet-stream" },
      command: inventoryCommand(target),
      parser: createInventoryParser(inventory),
    },
    {
      artifact: { name: `${artifactName}.txt`, mediaType: "text/plain" },
      command: yaraCommand({ ...target, names }),
      parser,
      files,
      explain: () =>
        parser.timedOutFiles.length === 0 ? null : (run) => search.explain(parser.timedOutFiles, run),
    },
  ];
}
