import { Match, Switch } from "solid-js";
import type { ScanDraft, WhenChoice } from "../assign-scan-input.ts";
import { FieldProblem } from "./field-problem.tsx";
import { Segments } from "./segments.tsx";
import { WindowFields } from "./window-fields.tsx";

const ANY_TIME: { value: WhenChoice; label: string } = { value: "now", label: "At any time" };
const IN_WINDOW: { value: WhenChoice; label: string } = { value: "window", label: "In a window" };
const ONCE: readonly { value: WhenChoice; label: string }[] = [
  { value: "now", label: "Now" },
  { value: "at", label: "At a time" },
  IN_WINDOW,
];

/** When a scan runs; folded away, since now is what most want. */
export function ScanWhen(props: {
  draft: ScanDraft;
  /** A schedule says when its scans start; what is left to choose is a window. */
  scheduled?: boolean;
  onChange: (change: Partial<ScanDraft>) => void;
}) {
  const openAtFirst = props.draft.when !== "now";
  const choices = () => (props.scheduled ? [ANY_TIME, IN_WINDOW] : ONCE);
  const chosen = () => choices().find((choice) => choice.value === props.draft.when) ?? choices()[0];
  return (
    <details class="options when" open={openAtFirst}>
      <summary>
        {props.scheduled ? "Hours" : "When"}: <span class="muted">{chosen()?.label.toLowerCase()}</span>
      </summary>
      <div class="when-body">
        <Segments
          legend={props.scheduled ? "Hands out work" : "Starts"}
          name="scan-when"
          choices={choices()}
          value={props.draft.when}
          onChoose={(when) => props.onChange({ when })}
        />
        <Switch>
          <Match when={props.draft.when === "at"}>
            <div class="field">
              <label for="scan-start">Not before</label>
              <input
                id="scan-start"
                type="datetime-local"
                value={props.draft.startAt}
                onInput={(event) => props.onChange({ startAt: event.currentTarget.value })}
              />
              <p class="hint">By this computer's clock and time zone.</p>
              <FieldProblem field="scan-start" />
            </div>
          </Match>
          <Match when={props.draft.when === "window"}>
            <WindowFields
              idPrefix="scan-window"
              window={props.draft.window}
              onChange={(change) => props.onChange({ window: { ...props.draft.window, ...change } })}
            />
            <FieldProblem field="scan-window" />
          </Match>
        </Switch>
      </div>
    </details>
  );
}
