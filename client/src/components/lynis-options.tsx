import type { ScanDraft } from "../assign-scan-input.ts";
import { CheckField } from "./option-fields.tsx";

export function LynisOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  return (
    <fieldset class="field options">
      <legend>lynis</legend>
      <p class="hint">It audits the agent's own machine, so it needs no target.</p>
      <div class="checks">
        <CheckField
          label="Leave out the slow test of all certificates"
          checked={props.draft.lynisSkipSlow}
          onChange={(lynisSkipSlow) => props.onChange({ lynisSkipSlow })}
        />
      </div>
      <details class="advanced" open={props.draft.lynisGroups !== ""}>
        <summary>Only some groups of tests</summary>
        <div class="field">
          <label for="lynis-groups">Groups</label>
          <input
            id="lynis-groups"
            type="text"
            spellcheck={false}
            placeholder="all, or such as ssh, kernel, firewalls"
            value={props.draft.lynisGroups}
            onInput={(event) => props.onChange({ lynisGroups: event.currentTarget.value })}
          />
        </div>
      </details>
    </fieldset>
  );
}
