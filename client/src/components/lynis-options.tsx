import { Match, Switch } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import { LYNIS_GROUPS } from "../lynis-groups.ts";
import type { LynisChoice } from "../scanner-draft.ts";
import { CheckField, ChipChoice, TextField } from "./option-fields.tsx";
import { Segments } from "./segments.tsx";

const CHOICES: readonly { value: LynisChoice; label: string }[] = [
  { value: "all", label: "All" },
  { value: "groups", label: "Groups" },
  { value: "tests", label: "By name" },
];

export function LynisOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  return (
    <fieldset class="field options">
      <legend>lynis</legend>
      <p class="hint">It audits the agent's own machine, so it needs no target.</p>
      <Segments
        legend="Tests"
        name="lynis-choice"
        choices={CHOICES}
        value={props.draft.lynisChoice}
        onChoose={(lynisChoice) => props.onChange({ lynisChoice })}
      />
      <Switch>
        <Match when={props.draft.lynisChoice === "groups"}>
          <ChipChoice
            id="lynis-groups"
            legend="Groups of tests"
            labels={LYNIS_GROUPS}
            chosen={props.draft.lynisGroups}
            onChange={(lynisGroups) => props.onChange({ lynisGroups })}
          />
        </Match>
        <Match when={props.draft.lynisChoice === "tests"}>
          <TextField
            id="lynis-tests"
            label="Names of tests"
            placeholder="SSH-7408, KRNL-6000"
            value={props.draft.lynisTests}
            onInput={(lynisTests) => props.onChange({ lynisTests })}
          />
        </Match>
      </Switch>
      <div class="checks">
        <CheckField
          label="Leave out the slow test of all certificates"
          checked={props.draft.lynisSkipSlow}
          onChange={(lynisSkipSlow) => props.onChange({ lynisSkipSlow })}
        />
      </div>
    </fieldset>
  );
}
