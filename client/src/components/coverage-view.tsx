import { For, Show } from "solid-js";
import { type CoverageGap, type CoverageHosts, type CoverageList, readCoverage } from "../coverage/view.ts";
import { formatNumber } from "../format.ts";
import { DataTree, Fact, Facts } from "./facts.tsx";
import { Icon } from "./icon.tsx";

/** So many gaps stand open; the rest is folded. */
const OPEN_GAPS = 6;
/** A list of so many items stands open. */
const OPEN_ITEMS = 3;
/** More than this would only slow the page down. The raw coverage is in the API. */
const MOST_SHOWN = 500;

/** What an attempt examined, and before it what it did not. All of it is text from elsewhere, shown as text. */
export function CoverageView(props: {
  scanner: string;
  coverage: unknown;
  /** The attempt ran to its end, and says that nothing is missing. */
  isWhole: boolean;
}) {
  const view = () => readCoverage(props.scanner, props.coverage);
  const isEmpty = () =>
    view().gaps.length + view().facts.length + view().lists.length + Object.keys(view().rest).length === 0;
  return (
    <Show when={!isEmpty()}>
      <section class="coverage">
        <GapsPart gaps={view().gaps} isWhole={props.isWhole} />
        <h5>Examined</h5>
        <Facts>
          <For each={view().facts}>
            {(fact) => (
              <Fact name={fact.name} wide={fact.value.length > 40}>
                <span classList={{ "text-bad": fact.isBad ?? false }}>{fact.value}</span>
              </Fact>
            )}
          </For>
        </Facts>
        <For each={view().lists}>{(list) => <ListPart list={list} />}</For>
        <Show when={view().hosts.length > 0}>
          <HostsPart hosts={view().hosts} />
        </Show>
        <Show when={Object.keys(view().rest).length > 0}>
          <details class="disclosure" open={view().facts.length === 0}>
            <summary>{view().facts.length === 0 ? "As the scanner tells it" : "Also told"}</summary>
            <DataTree data={view().rest} />
          </details>
        </Show>
      </section>
    </Show>
  );
}

function GapsPart(props: { gaps: readonly CoverageGap[]; isWhole: boolean }) {
  return (
    <Show
      when={props.gaps.length > 0}
      fallback={
        <Show when={props.isWhole}>
          <p class="coverage-whole">
            <Icon name="check" size={15} /> All that was asked for was examined.
          </p>
        </Show>
      }
    >
      <div class="coverage-gaps">
        <h5>
          <Icon name="warning" size={15} /> Not examined ({formatNumber(props.gaps.length)})
        </h5>
        <GapList gaps={props.gaps.slice(0, OPEN_GAPS)} />
        <Show when={props.gaps.length > OPEN_GAPS}>
          <details class="disclosure">
            <summary>{formatNumber(props.gaps.length - OPEN_GAPS)} more</summary>
            <GapList gaps={props.gaps.slice(OPEN_GAPS, MOST_SHOWN)} />
          </details>
        </Show>
      </div>
    </Show>
  );
}

function GapList(props: { gaps: readonly CoverageGap[] }) {
  return (
    <ul>
      <For each={props.gaps}>
        {(gap) => (
          <li>
            <bdi class="mono">{gap.what}</bdi>
            <Show when={gap.why}>
              {": "}
              <bdi class="muted">{gap.why}</bdi>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

function ListPart(props: { list: CoverageList }) {
  const items = () => props.list.items;
  return (
    <details class="disclosure coverage-list" open={items().length <= OPEN_ITEMS}>
      <summary>
        {props.list.title} ({formatNumber(items().length)})
      </summary>
      <ul class="mono">
        <For each={items().slice(0, MOST_SHOWN)}>
          {(item) => (
            <li>
              <bdi>{item}</bdi>
            </li>
          )}
        </For>
        <Show when={items().length > MOST_SHOWN}>
          <li class="muted">and {formatNumber(items().length - MOST_SHOWN)} more</li>
        </Show>
      </ul>
    </details>
  );
}

function HostsPart(props: { hosts: readonly CoverageHosts[] }) {
  return (
    <details class="disclosure">
      <summary>Ports by host ({formatNumber(props.hosts.length)})</summary>
      <section class="coverage-hosts" aria-label="Ports by host">
        <table class="table">
          <thead>
            <tr>
              <th>Hosts</th>
              <th>Protocol</th>
              <th>Answered</th>
              <th>Silent, perhaps filtered</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.hosts.slice(0, MOST_SHOWN)}>
              {(set) => (
                <tr>
                  <td class="mono">{set.hosts}</td>
                  <td>{set.protocol}</td>
                  <td class="mono">{set.answered || "none"}</td>
                  <td class="mono">{set.silent || "none"}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </details>
  );
}
