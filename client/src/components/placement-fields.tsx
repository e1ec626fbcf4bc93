import { For, Match, Show, Switch } from "solid-js";
import type { PlacementChoice, ScanDraft } from "../assign-scan-input.ts";
import { formatCount } from "../format.ts";
import type { Label } from "../labels.ts";
import { LIMITS } from "../scan-limits.ts";
import { askedAgents } from "../scanner-offers.ts";
import { FieldProblem } from "./field-problem.tsx";
import { LabelField } from "./label-field.tsx";
import { LimitField } from "./option-fields.tsx";
import { Segments } from "./segments.tsx";

interface OnlineAgent {
  readonly id: string;
  readonly identity: string;
  readonly hostname: string;
  readonly draining: boolean;
  readonly labels: readonly Label[];
  readonly capabilities: readonly { name: string; version: string; problem?: string | null }[];
}

const CHOICES: readonly { value: PlacementChoice; label: string }[] = [
  { value: "any", label: "Any agent that fits" },
  { value: "one", label: "One agent" },
  { value: "every", label: "Every agent that matches" },
];

/** Who may take the work: any agent, one, or each; with which labels, scanner and time. */
export function PlacementFields(props: {
  draft: ScanDraft;
  online: readonly OnlineAgent[];
  onChange: (change: Partial<ScanDraft>) => void;
}) {
  return (
    <fieldset class="field options">
      <legend>Placement</legend>
      <Segments
        legend="Agents"
        name="placement"
        choices={CHOICES}
        value={props.draft.placement}
        onChoose={(placement) => props.onChange({ placement })}
      />
      <Show
        when={props.draft.placement === "one"}
        fallback={
          <>
            <LabelField
              id="scan-label"
              caption="Only agents labelled"
              placeholder="any label, or such as segment=dmz"
              labels={props.draft.labels}
              text={props.draft.labelText}
              known={props.online.flatMap((agent) => agent.labels)}
              onChange={props.onChange}
            />
            <p class="hint">
              <MatchHint draft={props.draft} online={props.online} />
            </p>
          </>
        }
      >
        <div class="field">
          <label for="scan-agent">Agent</label>
          <select
            id="scan-agent"
            value={props.draft.agentId}
            onChange={(event) => props.onChange({ agentId: event.currentTarget.value })}
          >
            <option value="">Choose one</option>
            <For each={props.online}>
              {(agent) => (
                <option value={agent.id} selected={agent.id === props.draft.agentId}>
                  {nameOf(agent, props.online)}
                  {agent.draining ? " (draining)" : ""}
                </option>
              )}
            </For>
          </select>
          <FieldProblem field="scan-agent" />
        </div>
      </Show>
      <details class="advanced">
        <summary>More conditions</summary>
        <div class="field-row">
          <div class="field">
            <label for="scan-min-version">Oldest scanner version</label>
            <input
              id="scan-min-version"
              type="text"
              spellcheck={false}
              placeholder="any, or such as 7.93"
              value={props.draft.minVersion}
              onInput={(event) => props.onChange({ minVersion: event.currentTarget.value })}
            />
          </div>
          <For each={LIMITS.filter(({ scanner }) => scanner === null)}>
            {(limit) => <LimitField limit={limit} draft={props.draft} onChange={props.onChange} />}
          </For>
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={props.draft.privilegedOnly}
            onChange={(event) => props.onChange({ privilegedOnly: event.currentTarget.checked })}
          />
          Only agents whose scanner has full privileges
        </label>
      </details>
    </fieldset>
  );
}

/** The host name; with the identity too where several agents run on one host. */
function nameOf(agent: OnlineAgent, online: readonly OnlineAgent[]): string {
  const alike = online.filter((each) => each.hostname === agent.hostname);
  return alike.length > 1 ? `${agent.hostname}, ${agent.identity}` : agent.hostname;
}

/** What the choice means for the agents that are online now. */
function MatchHint(props: { draft: ScanDraft; online: readonly OnlineAgent[] }) {
  const matching = () => askedAgents(props.online, props.draft).length;
  const agents = () => formatCount(matching(), "online agent");
  return (
    <Switch>
      <Match when={matching() === 0 && props.draft.labels.length > 0}>
        No online agent has these labels now.
      </Match>
      <Match when={props.draft.placement === "every"}>
        Each agent that offers the scanner scans all targets itself: {agents()} to choose from.
      </Match>
      <Match when={props.draft.labels.length > 0}>{agents()} with these labels share the targets.</Match>
      <Match when={true}>Agents share the targets among them.</Match>
    </Switch>
  );
}
