import { For, Show } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import { formatCount } from "../format.ts";
import { scannerOffers } from "../scanner-offers.ts";
import { ClamavOptions } from "./clamav-options.tsx";
import { FieldProblem } from "./field-problem.tsx";
import { LynisOptions } from "./lynis-options.tsx";
import { NmapOptions } from "./nmap-options.tsx";
import { createOnlineAgents } from "./online-agents.ts";
import { PlacementFields } from "./placement-fields.tsx";
import { ScanWhen } from "./scan-when.tsx";
import { SuricataOptions } from "./suricata-options.tsx";
import { TargetFields } from "./target-fields.tsx";
import { YaraOptions } from "./yara-options.tsx";

/** What a scan asks for: the fields of one that is assigned now, and of those that a schedule asks for. */
export function ScanFields(props: {
  draft: ScanDraft;
  /** A schedule has a name and times of its own. */
  scheduled?: boolean;
  onChange: (change: Partial<ScanDraft>) => void;
}) {
  const online = createOnlineAgents();
  const offers = () => scannerOffers(online.agents(), props.draft);
  const uses = (name: string) => props.draft.scanners.includes(name);
  const isOnMachines = () => ["lynis", "clamav", "yara", "suricata"].some(uses);

  function toggleScanner(name: string, chosen: boolean): void {
    const others = props.draft.scanners.filter((each) => each !== name);
    props.onChange({ scanners: chosen ? [...others, name] : others });
  }

  return (
    <>
      <fieldset class="field">
        <legend>Scanners</legend>
        <div class="choices">
          <For each={offers()}>
            {(offer) => (
              <label class="choice" classList={{ "choice-off": offer.why !== null }}>
                <input
                  type="checkbox"
                  checked={props.draft.scanners.includes(offer.name)}
                  disabled={offer.why !== null && !props.draft.scanners.includes(offer.name)}
                  onChange={(event) => toggleScanner(offer.name, event.currentTarget.checked)}
                />
                <span>
                  {offer.name}
                  <small>
                    {offer.agents > 0
                      ? formatCount(offer.agents, "agent")
                      : online.isWhole()
                        ? offer.why
                        : "looking …"}
                  </small>
                </span>
              </label>
            )}
          </For>
        </div>
        <FieldProblem field="scan-scanners" />
        <Show when={online.problem()}>{(sentence) => <p class="hint hint-bad">{sentence()}</p>}</Show>
      </fieldset>
      <TargetFields draft={props.draft} autofocus={!props.scheduled} onChange={props.onChange} />
      <Show when={uses("nmap")}>
        <NmapOptions draft={props.draft} onChange={props.onChange} />
      </Show>
      <Show when={uses("lynis")}>
        <LynisOptions draft={props.draft} onChange={props.onChange} />
      </Show>
      <Show when={uses("clamav")}>
        <ClamavOptions draft={props.draft} onChange={props.onChange} />
      </Show>
      <Show when={uses("yara")}>
        <YaraOptions draft={props.draft} onChange={props.onChange} />
      </Show>
      <Show when={uses("suricata")}>
        <SuricataOptions draft={props.draft} onChange={props.onChange} />
      </Show>
      <Show when={isOnMachines() && props.draft.placement === "any"}>
        <p class="hint">
          Machines differ: choose one agent below, or every agent that matches, to say whose machine is looked
          at.
        </p>
      </Show>
      <PlacementFields draft={props.draft} online={online.agents()} onChange={props.onChange} />
      <div class="field-row">
        <Show when={!props.scheduled}>
          <div class="field">
            <label for="scan-name">Name</label>
            <input
              id="scan-name"
              type="text"
              placeholder="Made from the targets, unless you name it"
              value={props.draft.name}
              onInput={(event) => props.onChange({ name: event.currentTarget.value })}
            />
          </div>
        </Show>
        <div class="field">
          <label for="scan-priority">
            Priority <output class="priority-value">{props.draft.priority}</output>
          </label>
          <input
            id="scan-priority"
            type="range"
            min={1}
            max={10}
            step={1}
            value={props.draft.priority}
            onInput={(event) => props.onChange({ priority: event.currentTarget.valueAsNumber })}
          />
          <p class="range-ends" aria-hidden="true">
            <span>1 last</span>
            <span>10 first</span>
          </p>
        </div>
      </div>
      <ScanWhen draft={props.draft} scheduled={props.scheduled} onChange={props.onChange} />
    </>
  );
}
