import type { ScanDraft } from "../assign-scan-input.ts";
import { CheckField, LimitFields } from "./option-fields.tsx";
import { RuleSetChoice } from "./rule-set-choice.tsx";

export function YaraOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  return (
    <fieldset class="field options">
      <legend>yara</legend>
      <RuleSetChoice
        scanner="yara"
        chosen={props.draft.yaraRuleSets}
        onChange={(yaraRuleSets) => props.onChange({ yaraRuleSets })}
      />
      <div class="checks">
        <CheckField
          label="Folders below folders too"
          checked={props.draft.yaraRecursive}
          onChange={(yaraRecursive) => props.onChange({ yaraRecursive })}
        />
        <CheckField
          label="Faster: one match of each string"
          checked={props.draft.yaraFastScan}
          onChange={(yaraFastScan) => props.onChange({ yaraFastScan })}
        />
      </div>
      <LimitFields scanner="yara" draft={props.draft} onChange={props.onChange} />
    </fieldset>
  );
}
