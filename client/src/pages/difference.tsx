import { A, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { nowMs } from "../clock.ts";
import { DifferenceScans } from "../components/difference-scans.tsx";
import { DifferenceSectionPanel, SECTIONS } from "../components/difference-section.tsx";
import { DifferenceTimes } from "../components/difference-times.tsx";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Segments } from "../components/segments.tsx";
import { EmptyState, ErrorState, Skeleton } from "../components/states.tsx";
import {
  type DifferenceKind,
  type DifferenceSides,
  lastDays,
  readSides,
  writeSides,
} from "../difference-sides.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";

const DifferenceScans_Query = graphql(`
  query DifferenceScans_Query($to: ID!, $isNamed: Boolean!) {
    scan(id: $to) @include(if: $isNamed) {
      id
      name
      createdAt
      previous {
        id
      }
    }
    scans(first: 50, active: false) {
      edges {
        node {
          id
          name
          createdAt
        }
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
  const [scans] = createResource(
    () => ({ to: props.sides.to ?? "", isNamed: props.sides.to !== null }),
    (variables) => head.ask(DifferenceScans_Query, variables),
  );
  const answer = () => (scans.error ? undefined : scans());
  const from = () => props.sides.from ?? answer()?.scan?.previous?.id ?? null;
  const both = createMemo(() => {
    const [earlier, later] = [from(), props.sides.to];
    return earlier && later ? { earlier, later } : undefined;
  });
  return (
    <>
      <PageHead
        title="Difference"
        above={
          <Show when={props.sides.to} keyed>
            {(id) => (
              <A href={`/scans/${id}`}>
                <Icon name="back" size={14} /> {answer()?.scan?.name ?? "Scan"}
              </A>
            )}
          </Show>
        }
      />
      <Switch fallback={<Skeleton />}>
        <Match when={scans.error}>
          <ErrorState error={scans.error} />
        </Match>
        <Match when={answer()?.scan === null}>
          <EmptyState icon="search" title="There is no such scan">
            Open a scan and choose to compare it.
          </EmptyState>
        </Match>
        <Match when={answer()} keyed>
          {(known) => (
            <>
              <div class="filters">
                {props.kinds}
                <DifferenceScans
                  scans={{ kind: "scans", from: from(), to: props.sides.to }}
                  choices={known.scans.edges.map(({ node }) => node)}
                  onChange={props.onChange}
                />
              </div>
              <Show
                when={both()}
                keyed
                fallback={
                  <EmptyState
                    icon="search"
                    title={props.sides.to ? "No earlier run" : "Two scans to compare"}
                  >
                    {known.scans.edges.length < 2
                      ? "It takes two finished scans. Run one again, or compare two times."
                      : props.sides.to
                        ? "No finished scan before it has this name or schedule. Choose one to compare with."
                        : "Choose a scan, and one to compare it with."}
                  </EmptyState>
                }
              >
                {({ earlier, later }) => <Sections from={{ scanId: earlier }} to={{ scanId: later }} />}
              </Show>
            </>
          )}
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
