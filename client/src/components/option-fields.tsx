import { For, type JSX, Show } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import { type Limit, limitsOf } from "../scan-limits.ts";
import { FieldProblem, useAnyProblem, useProblem } from "./field-problem.tsx";

/** A switch with its words. */
export function CheckField(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}

/** A line of text with its label, a hint, and what is wrong with it. */
export function TextField(props: {
  id: string;
  label: string;
  value: string;
  placeholder?: string;
  hint?: string;
  inputmode?: "decimal" | "numeric";
  onInput: (text: string) => void;
}) {
  const problem = useProblem(() => props.id);
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        inputmode={props.inputmode}
        placeholder={props.placeholder}
        aria-invalid={problem() !== null}
        aria-describedby={problem() === null ? undefined : `${props.id}-problem`}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.hint}>{(hint) => <p class="hint">{hint()}</p>}</Show>
      <FieldProblem field={props.id} />
    </div>
  );
}

/** Several of a closed set, side by side. */
export function ChipChoice<Value extends string>(props: {
  id: string;
  legend: string;
  labels: Record<Value, string>;
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  const values = Object.keys(props.labels) as Value[];
  const toggle = (value: Value) => {
    const isChosen = props.chosen.includes(value);
    props.onChange(values.filter((each) => (each === value ? !isChosen : props.chosen.includes(each))));
  };
  return (
    <fieldset class="field" id={props.id} tabindex={-1}>
      <legend>{props.legend}</legend>
      <div class="chips">
        <For each={values}>
          {(value) => (
            <button
              type="button"
              class="chip-button"
              aria-pressed={props.chosen.includes(value)}
              onClick={() => toggle(value)}
            >
              {props.labels[value]}
            </button>
          )}
        </For>
      </div>
      <FieldProblem field={props.id} />
    </fieldset>
  );
}

interface LimitProps {
  draft: ScanDraft;
  onChange: (change: Partial<ScanDraft>) => void;
}

/** One limit as typed. */
export function LimitField(props: LimitProps & { limit: Limit }) {
  return (
    <TextField
      id={`limit-${props.limit.key}`}
      label={props.limit.label}
      inputmode={props.limit.unit === "whole" ? "numeric" : "decimal"}
      placeholder={props.limit.standard}
      value={props.draft[props.limit.key]}
      onInput={(text) => props.onChange({ [props.limit.key]: text })}
    />
  );
}

/** What most leave as it is, folded away; open while something in it is wrong. */
export function Fold(props: {
  summary: JSX.Element;
  fields: readonly string[];
  open?: boolean;
  children: JSX.Element;
}) {
  const isWrong = useAnyProblem(props.fields);
  return (
    <details class="advanced" open={props.open || isWrong()}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}

/** The limits of a scanner, folded away. */
export function LimitFields(props: LimitProps & { scanner: string }) {
  const limits = limitsOf(props.scanner);
  const changed = limits.some(({ key }) => props.draft[key] !== "");
  return (
    <Fold summary="Limits" fields={limits.map(({ key }) => `limit-${key}`)} open={changed}>
      <div class="field-row">
        <For each={limits}>
          {(limit) => <LimitField limit={limit} draft={props.draft} onChange={props.onChange} />}
        </For>
      </div>
    </Fold>
  );
}
