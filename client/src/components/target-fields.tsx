import { Show } from "solid-js";
import { type ScanDraft, splitTargets } from "../assign-scan-input.ts";
import { needsOf } from "../scanner-draft.ts";
import { FieldProblem } from "./field-problem.tsx";

/** What is looked at, as far as the scanners chosen need to be told. */
export function TargetFields(props: {
  draft: ScanDraft;
  autofocus: boolean;
  onChange: (change: Partial<ScanDraft>) => void;
}) {
  const needs = () => needsOf(props.draft.scanners);
  const targetCount = () => splitTargets(props.draft.targets).length;
  return (
    <>
      <Show when={needs().targets}>
        <div class="field">
          <label for="scan-targets">Targets</label>
          <textarea
            id="scan-targets"
            rows={3}
            autofocus={props.autofocus}
            spellcheck={false}
            placeholder={"10.0.0.0/24\nweb-1.example.org"}
            aria-describedby="scan-targets-hint"
            value={props.draft.targets}
            onInput={(event) => props.onChange({ targets: event.currentTarget.value })}
          />
          <p class="hint" id="scan-targets-hint">
            Addresses, ranges in CIDR form or host names; one a line, or separated by commas.
            <Show when={targetCount() > 1}> {targetCount()} targets.</Show>
          </p>
          <FieldProblem field="scan-targets" />
        </div>
        <div class="field">
          <label for="scan-exclusions">Leave out</label>
          <input
            id="scan-exclusions"
            type="text"
            spellcheck={false}
            placeholder="10.0.0.1, 10.0.0.128/25"
            value={props.draft.exclusions}
            onInput={(event) => props.onChange({ exclusions: event.currentTarget.value })}
          />
        </div>
      </Show>
      <Show when={needs().paths}>
        <div class="field">
          <label for="scan-paths">Paths</label>
          <textarea
            id="scan-paths"
            rows={3}
            spellcheck={false}
            placeholder={"/srv\n/home"}
            aria-describedby="scan-paths-hint"
            value={props.draft.paths}
            onInput={(event) => props.onChange({ paths: event.currentTarget.value })}
          />
          <p class="hint" id="scan-paths-hint">
            Absolute paths on the agent's machine, one a line. Files are only read.
          </p>
          <FieldProblem field="scan-paths" />
        </div>
      </Show>
    </>
  );
}
