import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { type DetectionFilters, NO_FILTERS } from "./detection-filters.ts";
import { graphql } from "./gql/gql.ts";
import type { QueryCheck_QueryQuery } from "./gql/graphql.ts";
import { useHead } from "./head.tsx";

const QueryCheck_Query = graphql(`
  query QueryCheck_Query($query: String!) {
    detectionQueryProblem(query: $query) {
      message
      position
      length
      suggestions
    }
  }
`);

/** What is wrong with a query, and where. */
export type QueryProblem = NonNullable<QueryCheck_QueryQuery["detectionQueryProblem"]>;

/**
 * The filters as far as the head can read them: while a query is wrong, the list stays as it was, and `problem` says what
 * is wrong. Where the head can't be asked, the list is, and shows its own error.
 */
export function createQueryCheck(filters: Accessor<DetectionFilters>) {
  const head = useHead();
  const [applied, setApplied] = createSignal(filters().query === "" ? filters() : NO_FILTERS);
  const [problem, setProblem] = createSignal<QueryProblem | null>(null);
  createEffect(() => {
    const wanted = filters();
    let isCurrent = true;
    onCleanup(() => {
      isCurrent = false;
    });
    const settle = (found: QueryProblem | null) => {
      if (!isCurrent) return;
      setProblem(found);
      if (found === null) setApplied(wanted);
    };
    if (wanted.query.trim() === "") return settle(null);
    head.ask(QueryCheck_Query, { query: wanted.query }).then(
      (data) => settle(data.detectionQueryProblem),
      () => settle(null),
    );
  });
  return { applied, problem };
}
