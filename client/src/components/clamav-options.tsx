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
const LIMITS = [
  { key: "clamavFileTimeoutSeconds", label: "Seconds a file, at most", range: "1 to 3,600" },
  { key: "clamavMaxArchiveDepth", label: "Archives inside of archives", range: "1 to 100" },
  { key: "clamavMaxFile", label: "Largest file, in MiB", range: "100" },
  { key: "clamavMaxScan", label: "Most read of a file, in MiB", range: "400" },
] as const;

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
      <LimitFields
        limits={LIMITS}
        values={props.draft}
        onChange={(key, text) => props.onChange({ [key]: text })}
      />
    </fieldset>
  );
}
