import { A, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { nowMs } from "../clock.ts";
import { DifferenceScans } from "../components/difference-scans.tsx";
import { DifferenceSectionPanel, SECTIONS } from "../components/difference-section.tsx";
import { DifferenceTimes } from "../components/difference-times.tsx";
import { FinishedScanSearch } from "../components/finished-scan-search.tsx";
import { createFinishedScans } from "../components/finished-scans.ts";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Segments } from "../components/segments.tsx";
import { EmptyState, ErrorState } from "../components/states.tsx";
import {
  type DifferenceKind,
  type DifferenceSides,
  lastDays,
  readSides,
  writeSides,
} from "../difference-sides.ts";
import { graphql } from "../gql/gql.ts";
import type { DifferenceScans_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";

const DifferenceScans_Query = graphql(`
  query DifferenceScans_Query($from: ID!, $hasFrom: Boolean!, $to: ID!, $hasTo: Boolean!) {
    from: scan(id: $from) @include(if: $hasFrom) {
      ...ScanChoice
    }
    to: scan(id: $to) @include(if: $hasTo) {
      ...ScanChoice
      previous {
        ...ScanChoice
      }
    }
  }
`);

const KINDS: { value: DifferenceKind; label: string }[] = [
  { value: "scans", label: "Two scans" },
  { value: "times", label: "Two times" },
];
const FIRST_DAYS = 7;

/** What differs between two scans, by default the run before, or between two times. The address keeps which. */
export function Difference() {
  const [search, setSearch] = useSearchParams();
  const sides = createMemo(() => readSides(search, untrack(nowMs)), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const change = (next: DifferenceSides) => setSearch(writeSides(next));
  const kinds = () => (
    <Segments
      legend="Compare"
      isLegendHidden
      name="difference-kind"
      choices={KINDS}
      value={sides().kind}
      onChoose={(kind) =>
        change(kind === "times" ? lastDays(FIRST_DAYS, nowMs()) : { kind, from: null, to: null })
      }
    />
  );
  return (
    <Show
      when={sides().kind === "times"}
      fallback={<BetweenScans sides={sides()} kinds={kinds()} onChange={change} />}
    >
      <BetweenTimes sides={sides()} kinds={kinds()} onChange={change} />
    </Show>
  );
}

interface SidesProps {
  sides: DifferenceSides;
  kinds: JSX.Element;
  onChange: (sides: DifferenceSides) => void;
}

function BetweenTimes(props: SidesProps) {
  const times = createMemo(() => ({
    kind: "times" as const,
    from: props.sides.from ?? "",
    to: props.sides.to ?? "",
  }));
  return (
    <>
      <PageHead title="Difference" detail="By first and last sightings, and by history" />
      <div class="filters">
        {props.kinds}
        <DifferenceTimes times={times()} onChange={props.onChange} />
      </div>
      <Show
        when={times().from < times().to}
        fallback={
          <EmptyState icon="search" title="The first time is not before the second">
            Choose an earlier one to compare from.
          </EmptyState>
        }
      >
        <Sections from={{ time: times().from }} to={{ time: times().to }} />
      </Show>
    </>
  );
}

/**
 * Where a condition hands on a value, it is keyed: the router changes pages in a transition, and an accessor that is read
 * outside of it finds the value gone.
 */
function BetweenScans(props: SidesProps) {
  const head = useHead();
  const finished = createFinishedScans();
  const [named, { refetch }] = createResource(
    () => ({ from: props.sides.from, to: props.sides.to }),
    ({ from, to }): Promise<DifferenceScans_QueryQuery> =>
      from === null && to === null
        ? Promise.resolve({})
        : head.ask(DifferenceScans_Query, {
            from: from ?? "",
            hasFrom: from !== null,
            to: to ?? "",
            hasTo: to !== null,
          }),
  );
  const answer = () => (named.error ? undefined : named());
  const to = () => answer()?.to ?? null;
  const from = () => (props.sides.from === null ? to()?.previous : answer()?.from) ?? null;
  const both = createMemo(() => {
    const [earlier, later] = [from()?.id, to()?.id];
    return earlier && later ? { earlier, later } : undefined;
  });
  /** What the page itself says; where it has something to compare, the search says its failure. */
  const failure = (): unknown => named.error ?? (both() ? undefined : finished.error());
  function retry(): void {
    void refetch();
    finished.retry();
  }
  return (
    <>
      <PageHead
        title="Difference"
        above={
          <Show when={props.sides.to} keyed>
            {(id) => (
              <A href={`/scans/${id}`}>
                <Icon name="back" size={14} /> {to()?.name ?? "Scan"}
              </A>
            )}
          </Show>
        }
      />
      <search class="filters">
        {props.kinds}
        <FinishedScanSearch scans={finished} isErrorSaid={failure() !== undefined} />
      </search>
      <div class="filters">
        <DifferenceScans
          chosen={{ from: from(), to: to() }}
          isRunBefore={props.sides.from === null}
          listed={finished.shown()?.scans ?? []}
          onChoose={(side, id) =>
            props.onChange({ kind: "scans", from: props.sides.from, to: props.sides.to, [side]: id })
          }
        />
      </div>
      <Switch
        fallback={
          <EmptyState icon="search" title={to() ? "No earlier run" : "Two scans to compare"}>
            {to()
              ? "No finished scan before it has this name or schedule. Choose one to compare with."
              : "Choose a scan, and one to compare it with."}
          </EmptyState>
        }
      >
        <Match when={failure()}>
          <ErrorState error={failure()} onRetry={retry} />
        </Match>
        <Match when={answer()?.to === null || answer()?.from === null}>
          <EmptyState icon="search" title="There is no such scan">
            Choose another one.
          </EmptyState>
        </Match>
        <Match when={both()} keyed>
          {({ earlier, later }) => <Sections from={{ scanId: earlier }} to={{ scanId: later }} />}
        </Match>
      </Switch>
    </>
  );
}

type Point = { scanId: string } | { time: string };

function Sections(props: { from: Point; to: Point }) {
  const sides = createMemo(() => ({ from: props.from, to: props.to }));
  return (
    <Show when={sides()} keyed>
      {(both) => (
        <For each={SECTIONS}>{(section) => <DifferenceSectionPanel sides={both} section={section} />}</For>
      )}
    </Show>
  );
}
