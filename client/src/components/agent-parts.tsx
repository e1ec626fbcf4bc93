import { For, Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { clockWarning } from "../clock-skew.ts";
import { formatAge, formatMoment, formatNumber, formatSpan } from "../format.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { HealthBadge } from "./badges.tsx";
import { Notice } from "./states.tsx";

interface Capability {
  readonly name: string;
  readonly version: string;
  readonly privileged: boolean;
  readonly problem?: string | null;
  readonly signaturesAt?: string | null;
  readonly signatureCount?: number | null;
  readonly risk?: string | null;
}

/** The scanners of an agent as measured; one with a problem, or with old signatures, says so. */
export function CapabilityChips(props: { capabilities: readonly Capability[]; explain?: boolean }) {
  return (
    <ul class="chips">
      <For each={props.capabilities} fallback={<li class="muted">no scanner</li>}>
        {(capability) => (
          <li
            class="chip"
            classList={{ "chip-bad": Boolean(capability.problem), "chip-risk": Boolean(capability.risk) }}
            title={[
              capability.problem ?? capability.risk,
              capability.privileged ? "With full privileges" : "Without root privileges",
              signatureText(capability),
            ]
              .filter(Boolean)
              .join("\n")}
          >
            {capability.name}{" "}
            <span class="chip-detail">{capability.problem ? "unusable" : capability.version}</span>
            <Show when={props.explain && signatureText(capability)}>
              {(text) => <span class="chip-detail">{text()}</span>}
            </Show>
            <Show when={capability.problem ?? capability.risk}>
              {(problem) => (
                <span classList={{ "sr-only": !props.explain, "chip-problem": true }}>{problem()}</span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

/** "8,712,345 signatures of 3 days ago", as far as known; empty when nothing is. */
function signatureText({ name, signaturesAt, signatureCount }: Capability): string {
  const noun = (name === "clamav" ? "signature" : "own rule") + (signatureCount === 1 ? "" : "s");
  const count = signatureCount == null ? "" : `${formatNumber(signatureCount)} ${noun}`;
  if (!signaturesAt) return count;
  return `${count || "made"} ${formatAge(Date.parse(signaturesAt), nowMs())}`.trim();
}

export function LabelChips(props: { labels: readonly { name: string; value: string }[] }) {
  return (
    <ul class="chips">
      <For each={props.labels} fallback={<li class="muted">—</li>}>
        {(label) => (
          <li class="chip chip-label" title={`${label.name}=${label.value}`}>
            {label.name}
            <span class="chip-detail">{label.value}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Health with the time since the last heartbeat, ticking; and whether it drains. */
export function AgentHealthCell(props: { health: AgentHealth; lastHeartbeatAt: string; draining: boolean }) {
  return (
    <span class="health-cell">
      <span class="health-line">
        <HealthBadge health={props.health} />
        <Show when={props.draining}>
          <span class="badge badge-warn" title="It finishes what it runs and gets nothing new.">
            Draining
          </span>
        </Show>
      </span>
      <span class="cell-sub" title={formatMoment(props.lastHeartbeatAt)}>
        last heartbeat {formatSpan(nowMs() - Date.parse(props.lastHeartbeatAt))} ago
      </span>
    </span>
  );
}

/** How long a refused second agent is worth a warning. */
const CONFLICT_MATTERS_MS = 24 * 60 * 60 * 1000;

/** What is wrong with an agent, as short sentences; nothing where all is well. */
export function AgentWarnings(props: {
  problem?: string | null;
  conflictAt?: string | null;
  clockSkewMs?: number | null;
  forgottenAt?: string | null;
}) {
  const conflictAt = () =>
    props.conflictAt && nowMs() - Date.parse(props.conflictAt) < CONFLICT_MATTERS_MS
      ? props.conflictAt
      : null;
  return (
    <>
      <Show when={props.forgottenAt}>
        {(at) => (
          <Notice tone="info">
            Forgotten at {formatMoment(at())}: it is in no list or number of agents, and back when it
            registers again.
          </Notice>
        )}
      </Show>
      <Show when={props.problem}>{(problem) => <Notice tone="warn">{problem()}</Notice>}</Show>
      <Show when={clockWarning(props.clockSkewMs)}>
        {(warning) => <Notice tone="warn">{warning()}</Notice>}
      </Show>
      <Show when={conflictAt()}>
        {(at) => (
          <Notice tone="warn">
            Another agent with this identity was refused at {formatMoment(at())}. Give one of the two a name
            of its own.
          </Notice>
        )}
      </Show>
    </>
  );
}
