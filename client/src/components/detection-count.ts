import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { type DetectionFilters, toHeadFilter } from "../detection-filters.ts";
import { graphql } from "../gql/gql.ts";
import type { DetectionCount_QueryQuery, Severity } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";

const DetectionCount_Query = graphql(`
  query DetectionCount_Query($filter: DetectionFilterInput!) {
    detectionFacets(filter: $filter) {
      count
      isExact
      facets {
        key
        values {
          value
          count
        }
      }
    }
  }
`);

const DetectionCount_Changed = graphql(`
  subscription DetectionCount_Changed {
    detectionChanged {
      id
    }
  }
`);

/** Counting again follows changes after this long, at most this often. */
const RECOUNT_MS = 3000;

export type DetectionCount = DetectionCount_QueryQuery["detectionFacets"];

/** How many detections pass the filters, and how they divide, counted again as they change; null while unknown. */
export function createDetectionCount(filters: () => DetectionFilters): Accessor<DetectionCount | null> {
  const head = useHead();
  const [counted, setCounted] = createSignal<DetectionCount | null>(null);
  let soon: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  /** Where the head cannot say, `otherwise` stands; the list beside it says what is wrong. */
  async function count(otherwise: () => DetectionCount | null): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await head
      .ask(DetectionCount_Query, { filter: toHeadFilter(filters()) })
      .then((data) => data.detectionFacets, otherwise);
    if (mine === asked) setCounted(answer);
  }
  async function countSoon(): Promise<void> {
    soon ??= setTimeout(() => {
      soon = undefined;
      void count(counted);
    }, RECOUNT_MS);
  }

  createEffect(() => void count(() => null));
  const stopListening = head.listen(DetectionCount_Changed, {}, () => void countSoon());
  const forget = head.link.onCatchUp(countSoon);
  onCleanup(() => {
    clearTimeout(soon);
    asked += 1;
    stopListening();
    forget();
  });
  return counted;
}

/** How many of those have a severity; null while unknown. */
export function countOfSeverity(counted: DetectionCount | null, severity: Severity): number | null {
  const facet = counted?.facets.find(({ key }) => key === "severity");
  return facet?.values.find(({ value }) => value.toUpperCase() === severity)?.count ?? null;
}
