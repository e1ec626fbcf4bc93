import { createEffect, createSignal, For, Show } from "solid-js";
import { formatBytes, formatCount, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AgentMeasuresFragment } from "../gql/graphql.ts";
import { Sparkline } from "./sparkline.tsx";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AgentMeasures on Agent {
    id
    lastHeartbeatAt
    load
    cpu
    memoryBytes
    eventLoopMs
    spoolBytes
    spoolLimitBytes
    spoolRecords
    resultCount
    errorCount
    scannerRuns {
      scanner
      runCount
      failureCount
    }
  }
`);

/** Heartbeats kept for the lines: an hour at the usual pace. */
const KEPT = 120;

type Measure = {
  name: string;
  value: (agent: AgentMeasuresFragment) => number;
  /** The value in words. */
  shown: (agent: AgentMeasuresFragment) => string;
  detail: (agent: AgentMeasuresFragment) => string;
};

const MEASURES: Measure[] = [
  {
    name: "Machine's load",
    value: ({ load }) => load,
    shown: ({ load }) => `${Math.round(load * 100)} %`,
    detail: () => "of its processors, one-minute average",
  },
  {
    name: "Agent's processor time",
    value: ({ cpu }) => cpu,
    shown: ({ cpu }) => `${Math.round(cpu * 100)} %`,
    detail: () => "of one processor, scanners not counted",
  },
  {
    name: "Agent's memory",
    value: ({ memoryBytes }) => memoryBytes,
    shown: ({ memoryBytes }) => formatBytes(memoryBytes),
    detail: ({ eventLoopMs }) =>
      `event loop ${eventLoopMs < 1 ? "on time" : `${Math.round(eventLoopMs)} ms late`}`,
  },
  {
    name: "Waiting to be sent",
    value: ({ spoolBytes }) => spoolBytes,
    shown: ({ spoolBytes }) => formatBytes(spoolBytes),
    detail: ({ spoolRecords, spoolLimitBytes }) =>
      spoolLimitBytes > 0
        ? `${formatCount(spoolRecords, "record")}, room for ${formatBytes(spoolLimitBytes)}`
        : formatCount(spoolRecords, "record"),
  },
  {
    name: "Results since its start",
    value: ({ resultCount }) => resultCount,
    shown: ({ resultCount }) => formatNumber(resultCount),
    detail: ({ errorCount, scannerRuns }) => failuresOf(errorCount, scannerRuns),
  },
];

function failuresOf(errorCount: number, runs: AgentMeasuresFragment["scannerRuns"]): string {
  const runCount = runs.reduce((sum, run) => sum + run.runCount, 0);
  if (runCount === 0) return errorCount === 0 ? "no runs yet" : `${formatCount(errorCount, "run")} failed`;
  return errorCount === 0
    ? `${formatCount(runCount, "run")}, none failed`
    : `${formatNumber(errorCount)} of ${formatNumber(runCount)} runs failed`;
}

/** What an agent measures of itself, as of its last heartbeat, and the way there since the page was opened. */
export function AgentMeasures(props: { agent: AgentMeasuresFragment }) {
  const [history, setHistory] = createSignal<AgentMeasuresFragment[]>([]);
  createEffect(() => {
    const { agent } = props;
    setHistory((known) =>
      known.at(-1)?.lastHeartbeatAt === agent.lastHeartbeatAt ? known : [...known, { ...agent }].slice(-KEPT),
    );
  });
  return (
    <section class="panel" aria-label="What it measures">
      <header class="section-head">
        <div>
          <h2>What it measures</h2>
          <p class="muted">
            With each heartbeat, the last one <TimeAgo at={props.agent.lastHeartbeatAt} />. Lines begin when
            this page is opened.
          </p>
        </div>
      </header>
      <div class="measures">
        <For each={MEASURES}>
          {(measure) => (
            <div class="measure">
              <span class="tile-label">{measure.name}</span>
              <span class="measure-value">{measure.shown(props.agent)}</span>
              <Sparkline values={history().map(measure.value)} />
              <span class="cell-sub">{measure.detail(props.agent)}</span>
            </div>
          )}
        </For>
      </div>
      <Show when={props.agent.scannerRuns.length > 0}>
        <ul class="chips measure-runs">
          <For each={props.agent.scannerRuns}>
            {({ scanner, runCount, failureCount }) => (
              <li class="chip" classList={{ "chip-risk": failureCount > 0 }}>
                {scanner}: {formatCount(runCount, "run")}
                {failureCount > 0 ? `, ${formatNumber(failureCount)} failed` : ""}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
