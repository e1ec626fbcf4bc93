import type { AnyVariables, DocumentInput } from "@urql/core";
import { createQuery } from "@urql/solid";
import { type Accessor, createEffect, on } from "solid-js";

/** A query that is asked anew, never answered from before, and again whenever what it tells of has changed. */
export function createFreshQuery<Data, Variables extends AnyVariables>(
  query: DocumentInput<Data, Variables>,
  variables: Accessor<Variables>,
  changed: Accessor<unknown>,
) {
  const requestPolicy = "network-only";
  const [answer, reload] = createQuery<Data, Variables>({ query, variables, requestPolicy });
  createEffect(on(changed, () => reload({ requestPolicy }), { defer: true }));
  return answer;
}
