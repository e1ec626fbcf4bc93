import { For, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { HEALTH_LABELS } from "./badges.tsx";

const ORDER: readonly AgentHealth[] = ["PENDING", "ONLINE", "STALE", "OFFLINE", "REVOKED"];

/** How many agents are in each state of health, as one bar with its legend. */
export function HealthBar(props: { counts: readonly { health: AgentHealth; count: number }[] }) {
  const countOf = (health: AgentHealth) => props.counts.find((each) => each.health === health)?.count ?? 0;
  const total = () => props.counts.reduce((sum, each) => sum + each.count, 0);
  return (
    <div class="health">
      <Show when={total() > 0} fallback={<p class="muted">No agent has registered yet.</p>}>
        <div class="health-bar" aria-hidden="true">
          <For each={ORDER}>
            {(health) => (
              <Show when={countOf(health) > 0}>
                <span
                  class={`health-part health-${health.toLowerCase()}`}
                  style={{ "flex-grow": String(countOf(health)) }}
                />
              </Show>
            )}
          </For>
        </div>
      </Show>
      <ul class="legend">
        <For each={ORDER}>
          {(health) => (
            <li>
              <span class={`swatch health-${health.toLowerCase()}`} aria-hidden="true" />
              {HEALTH_LABELS[health]} <strong>{formatNumber(countOf(health))}</strong>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
