import { type Accessor, createContext, createMemo, type JSX, Show, useContext } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import { problemsOf, type ScanProblem } from "../scan-problems.ts";

const Problems = createContext<Accessor<readonly ScanProblem[]>>(() => []);

/** Has the fields inside say what is wrong with them: once the operator tried to send, and until it is put right. */
export function ScanProblems(props: { draft: ScanDraft; shown: boolean; children: JSX.Element }) {
  const problems = createMemo(() => (props.shown ? problemsOf(props.draft) : []));
  return <Problems.Provider value={problems}>{props.children}</Problems.Provider>;
}

/** What is wrong with a field, as a sentence; null when nothing is. */
export function useProblem(field: () => string): Accessor<string | null> {
  const problems = useContext(Problems);
  return () => problems().find((problem) => problem.field === field())?.sentence ?? null;
}

/** Whether any field of the group is wrong: then a fold around it must open. */
export function useAnyProblem(fields: readonly string[]): Accessor<boolean> {
  const problems = useContext(Problems);
  return () => problems().some(({ field }) => fields.includes(field));
}

/** The sentence beside a field that is wrong. */
export function FieldProblem(props: { field: string }) {
  const problem = useProblem(() => props.field);
  return (
    <Show when={problem()}>
      {(sentence) => (
        <p class="hint hint-bad" id={`${props.field}-problem`}>
          {sentence()}
        </p>
      )}
    </Show>
  );
}

/** Leads to the first field that is wrong. False when there is none. */
export function focusFirstProblem(draft: ScanDraft): boolean {
  const [first] = problemsOf(draft);
  if (first === undefined) return false;
  // A fold around it opens with the same change.
  queueMicrotask(() => {
    const field = document.getElementById(first.field);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  });
  return true;
}
