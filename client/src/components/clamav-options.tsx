import { Show } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import type { ClamavSignatures } from "../gql/graphql.ts";
import { CheckField, LimitFields } from "./option-fields.tsx";
import { RuleSetChoice } from "./rule-set-choice.tsx";
import { Segments } from "./segments.tsx";

const SIGNATURES: readonly { value: ClamavSignatures; label: string }[] = [
  { value: "SYSTEM", label: "The agent's own" },
  { value: "RULE_SETS", label: "Rule sets" },
  { value: "BOTH", label: "Both" },
];
export function ClamavOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  const chosen = () =>
    props.draft.clamavSignatures || (props.draft.clamavRuleSets.length > 0 ? "RULE_SETS" : "SYSTEM");
  return (
    <fieldset class="field options">
      <legend>clamav</legend>
      <Segments
        legend="Signatures"
        name="clamav-signatures"
        choices={SIGNATURES}
        value={chosen()}
        onChoose={(clamavSignatures) => props.onChange({ clamavSignatures })}
      />
      <Show when={chosen() !== "SYSTEM"}>
        <RuleSetChoice
          scanner="clamav"
          chosen={props.draft.clamavRuleSets}
          onChange={(clamavRuleSets) => props.onChange({ clamavRuleSets })}
        />
      </Show>
      <div class="checks">
        <CheckField
          label="Look also for programs that may be unwanted"
          checked={props.draft.clamavDetectUnwanted}
          onChange={(clamavDetectUnwanted) => props.onChange({ clamavDetectUnwanted })}
        />
      </div>
      <LimitFields scanner="clamav" draft={props.draft} onChange={props.onChange} />
    </fieldset>
  );
}
