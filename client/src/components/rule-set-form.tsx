import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { graphql } from "../gql/gql.ts";
import type { RuleScanner } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { nameFromFile, type RuleSetDraft, whyNoUpload, whyTooLarge } from "../rule-set-input.ts";
import { type RuleProblem, rangeOfLine, ruleProblemsOf } from "../rule-text.ts";
import { FormFoot } from "./form-dialog.tsx";

const UploadRuleSet_Mutation = graphql(`
  mutation UploadRuleSet_Mutation($input: UploadRuleSetInput!) {
    uploadRuleSet(input: $input) {
      id
    }
  }
`);

export const SCANNERS: readonly RuleScanner[] = ["yara", "clamav", "suricata"];

/** Uploads rules from a file or as written; the head's compiler has to take them. `start` has a name for its next version. */
export function RuleSetForm(props: {
  start: Partial<RuleSetDraft>;
  onCancel: () => void;
  onUploaded: () => void;
}) {
  const isNext = () => props.start.name !== undefined;
  const [draft, setDraft] = createStore<RuleSetDraft>({
    name: props.start.name ?? "",
    scanner: props.start.scanner ?? "yara",
    content: props.start.content ?? "",
  });
  const [problem, setProblem] = createSignal<string | null>(null);
  const [refused, setRefused] = createSignal<RuleProblem[]>([]);
  let rules: HTMLTextAreaElement | undefined;
  const [mutation, upload] = createMutation(UploadRuleSet_Mutation);

  async function readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    setProblem(whyTooLarge(file.size));
    if (problem() !== null) return;
    try {
      const content = await file.text();
      setDraft({ content, name: draft.name || nameFromFile(file.name) });
    } catch (error) {
      setProblem(`The file cannot be read: ${sentenceOf(error)}`);
    }
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(whyNoUpload(draft));
    setRefused([]);
    if (problem() !== null || mutation.fetching) return;
    const { error } = await upload({ input: { ...draft, name: draft.name.trim() } });
    if (!error) return props.onUploaded();
    const refusal = toRequestError(error);
    const problems = ruleProblemsOf(refusal.details, draft.content);
    setRefused(problems);
    // Each of them stands below the rules.
    setProblem(
      problems.some(({ line }) => line !== null)
        ? `These ${draft.scanner} rules are refused for what is told below them.`
        : sentenceOf(refusal),
    );
  }

  function showLine(line: number): void {
    const [start, end] = rangeOfLine(draft.content, line);
    rules?.focus();
    rules?.setSelectionRange(start, end);
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <div class="field-row">
          <div class="field">
            <label for="rule-set-name">Name</label>
            <input
              id="rule-set-name"
              type="text"
              autofocus={!isNext()}
              readonly={isNext()}
              spellcheck={false}
              placeholder="office-macros"
              value={draft.name}
              onInput={(event) => setDraft("name", event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label for="rule-set-scanner">Scanner</label>
            <select
              id="rule-set-scanner"
              value={draft.scanner}
              disabled={isNext()}
              onChange={(event) => {
                const scanner = SCANNERS.find((each) => each === event.currentTarget.value);
                if (scanner) setDraft("scanner", scanner);
              }}
            >
              <For each={SCANNERS}>{(scanner) => <option value={scanner}>{scanner}</option>}</For>
            </select>
          </div>
        </div>
        <div class="field">
          <label for="rule-set-file">File</label>
          <input
            id="rule-set-file"
            type="file"
            onChange={(event) => void readFile(event.currentTarget.files?.[0])}
          />
        </div>
        <div class="field">
          <label for="rule-set-content">Rules</label>
          <textarea
            ref={rules}
            id="rule-set-content"
            class="rule-text"
            rows={12}
            spellcheck={false}
            value={draft.content}
            onInput={(event) => setDraft("content", event.currentTarget.value)}
          />
          <p class="hint">
            At most 1.5 MiB.{" "}
            {isNext() ? "Earlier versions stay as they are." : "A name that exists gets a new version."}
          </p>
          <RefusedRules problems={refused()} onShow={showLine} />
        </div>
      </div>
      <FormFoot
        problem={problem()}
        submit={mutation.fetching ? "Checking …" : "Upload"}
        busy={mutation.fetching}
        onCancel={props.onCancel}
      />
    </form>
  );
}

/** What the compiler refused, each with its line. */
function RefusedRules(props: { problems: readonly RuleProblem[]; onShow: (line: number) => void }) {
  return (
    <Show when={props.problems.length > 0}>
      <ul class="refused-rules" aria-label="Refused by the compiler">
        <For each={props.problems}>
          {(problem) => (
            <li>
              <Show when={problem.line}>
                {(line) => (
                  <button type="button" class="link-button" onClick={() => props.onShow(line())}>
                    Line {line()}
                  </button>
                )}
              </Show>{" "}
              <bdi>{problem.message}</bdi>
              <Show when={problem.text}>
                <code>{problem.text}</code>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
