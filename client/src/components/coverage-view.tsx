import { For, Show } from "solid-js";
import { readCoverage } from "../coverage.ts";
import { formatNumber } from "../format.ts";
import { DataTree, Fact, Facts } from "./facts.tsx";

/** Gaps shown at once; the others are folded. */
const SHOWN = 10;

/** What an attempt examined and what it could not, in words; gaps first. */
export function CoverageView(props: { coverage: unknown }) {
  const account = () => readCoverage(props.coverage);
  const isTold = () =>
    account().facts.length + account().gaps.length + account().unreadable.total > 0 || hasRest();
  const hasRest = () => Object.keys(account().rest).length > 0;
  return (
    <Show when={isTold()}>
      <section class="section">
        <h3>What was examined</h3>
        <Show when={account().gaps.length > 0}>
          <p class="failure">Not everything that was asked for:</p>
          <Gaps gaps={account().gaps.slice(0, SHOWN)} />
          <Show when={account().gaps.length > SHOWN}>
            <details>
              <summary>{formatNumber(account().gaps.length - SHOWN)} more</summary>
              <Gaps gaps={account().gaps.slice(SHOWN)} />
            </details>
          </Show>
        </Show>
        <Show when={account().unreadable.total > 0}>
          <details>
            <summary>
              {formatNumber(account().unreadable.total)} lines of the output could not be used
            </summary>
            <Gaps gaps={account().unreadable.lines.map(({ line, why }) => ({ what: `line ${line}`, why }))} />
          </details>
        </Show>
        <Facts>
          <For each={account().facts}>
            {(fact) => (
              <Fact name={fact.name} wide={fact.value.length > 60}>
                {fact.value}
              </Fact>
            )}
          </For>
        </Facts>
        <Show when={hasRest()}>
          <details>
            <summary>In detail</summary>
            <DataTree data={account().rest} />
          </details>
        </Show>
      </section>
    </Show>
  );
}

function Gaps(props: { gaps: { what: string; why: string }[] }) {
  return (
    <ul class="gaps">
      <For each={props.gaps}>
        {(gap) => (
          <li>
            <span class="mono">{gap.what}</span>: {gap.why}
          </li>
        )}
      </For>
    </ul>
  );
}
