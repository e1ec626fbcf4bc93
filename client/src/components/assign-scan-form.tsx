import { createMutation, createQuery } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { emptyDraft, splitTargets, toAssignScanInput, whyIncomplete } from "../assign-scan-input.ts";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { scannerOffers } from "../scanner-offers.ts";
import { NmapOptions } from "./nmap-options.tsx";
import { Notice } from "./states.tsx";

const AssignScanForm_Query = graphql(`
  query AssignScanForm_Query {
    agents(first: 100, health: [ONLINE]) {
      edges {
        node {
          id
          hostname
          identity
          capabilities {
            name
            version
            problem
          }
        }
      }
    }
  }
`);

const AssignScan_Mutation = graphql(`
  mutation AssignScan_Mutation($input: AssignScanInput!) {
    assignScan(input: $input) {
      id
    }
  }
`);

export function AssignScanForm(props: {
  /** The agent chosen at first; empty for any that fits. */
  agentId: string;
  onCancel: () => void;
  onAssigned: (scanId: string) => void;
}) {
  const [draft, setDraft] = createStore(emptyDraft(props.agentId));
  const [problem, setProblem] = createSignal<string | null>(null);
  const [agents] = createQuery({ query: AssignScanForm_Query, requestPolicy: "network-only" });
  const [mutation, assign] = createMutation(AssignScan_Mutation);
  const online = () => agents.data?.agents.edges.map((edge) => edge.node) ?? [];
  const offers = () => scannerOffers(online(), draft.agentId);
  const targetCount = () => splitTargets(draft.targets).length;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(whyIncomplete(draft));
    if (problem() !== null || mutation.fetching) return;
    const result = await assign({ input: toAssignScanInput(draft) });
    if (result.error) setProblem(sentenceOf(toRequestError(result.error)));
    else if (result.data) props.onAssigned(result.data.assignScan.id);
  }

  function toggleScanner(name: string, chosen: boolean): void {
    setDraft("scanners", (names) => (chosen ? [...names, name] : names.filter((each) => each !== name)));
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <div class="field">
          <label for="scan-targets">Targets</label>
          <textarea
            id="scan-targets"
            rows={3}
            autofocus
            spellcheck={false}
            placeholder={"10.0.0.0/24\nweb-1.example.org"}
            aria-describedby="scan-targets-hint"
            value={draft.targets}
            onInput={(event) => setDraft("targets", event.currentTarget.value)}
          />
          <p class="hint" id="scan-targets-hint">
            Addresses, ranges in CIDR form or host names; one a line, or separated by commas.
            <Show when={targetCount() > 1}> {targetCount()} targets.</Show>
          </p>
        </div>
        <div class="field">
          <label for="scan-exclusions">Leave out</label>
          <input
            id="scan-exclusions"
            type="text"
            spellcheck={false}
            placeholder="10.0.0.1, 10.0.0.128/25"
            value={draft.exclusions}
            onInput={(event) => setDraft("exclusions", event.currentTarget.value)}
          />
        </div>
        <fieldset class="field">
          <legend>Scanners</legend>
          <div class="choices">
            <For each={offers()}>
              {(offer) => (
                <label class="choice" classList={{ "choice-off": offer.why !== null }}>
                  <input
                    type="checkbox"
                    checked={draft.scanners.includes(offer.name)}
                    disabled={offer.why !== null && !draft.scanners.includes(offer.name)}
                    onChange={(event) => toggleScanner(offer.name, event.currentTarget.checked)}
                  />
                  <span>
                    {offer.name}
                    <small>{offer.why ?? `${offer.agents} ${offer.agents === 1 ? "agent" : "agents"}`}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
          <Show when={agents.error}>
            {(error) => <p class="hint hint-bad">{sentenceOf(toRequestError(error()))}</p>}
          </Show>
        </fieldset>
        <Show when={draft.scanners.includes("nmap")}>
          <NmapOptions draft={draft} onChange={(change) => setDraft(change)} />
        </Show>
        <div class="field-row">
          <div class="field">
            <label for="scan-agent">Agent</label>
            <select
              id="scan-agent"
              value={draft.agentId}
              onChange={(event) => setDraft("agentId", event.currentTarget.value)}
            >
              <option value="">Any that fits</option>
              <For each={online()}>
                {(agent) => (
                  <option value={agent.id} selected={agent.id === draft.agentId}>
                    {agent.hostname}
                  </option>
                )}
              </For>
            </select>
          </div>
          <div class="field">
            <label for="scan-priority">
              Priority <output class="priority-value">{draft.priority}</output>
            </label>
            <input
              id="scan-priority"
              type="range"
              min={1}
              max={10}
              step={1}
              value={draft.priority}
              onInput={(event) => setDraft("priority", event.currentTarget.valueAsNumber)}
            />
            <p class="range-ends" aria-hidden="true">
              <span>1 last</span>
              <span>10 first</span>
            </p>
          </div>
        </div>
        <div class="field">
          <label for="scan-name">Name</label>
          <input
            id="scan-name"
            type="text"
            placeholder="Made from the targets, unless you name it"
            value={draft.name}
            onInput={(event) => setDraft("name", event.currentTarget.value)}
          />
        </div>
      </div>
      <footer class="form-foot">
        <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={props.onCancel}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={mutation.fetching}>
            {mutation.fetching ? "Assigning …" : "Assign scan"}
          </button>
        </div>
      </footer>
    </form>
  );
}
