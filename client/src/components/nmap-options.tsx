import { For, Show } from "solid-js";
import type { PortChoice, ScanDraft } from "../assign-scan-input.ts";
import type { NmapProtocol, NmapScripts } from "../gql/graphql.ts";
import { Segments } from "./segments.tsx";

const PORTS: readonly { value: PortChoice; label: string }[] = [
  { value: "top-100", label: "Top 100" },
  { value: "top-1000", label: "Top 1,000" },
  { value: "all", label: "All" },
  { value: "list", label: "List" },
];
const PROTOCOLS: readonly { value: NmapProtocol; label: string }[] = [
  { value: "TCP", label: "TCP" },
  { value: "UDP", label: "UDP" },
];
const TIMINGS = ["T0 paranoid", "T1 sneaky", "T2 polite", "T3 normal", "T4 aggressive", "T5 insane"];
const SWITCHES = [
  { key: "serviceDetection", label: "Detect services and versions" },
  { key: "osDetection", label: "Guess operating systems" },
  { key: "hostDiscovery", label: "Look for hosts that are up first" },
] as const;
const SCRIPTS: readonly { value: NmapScripts; label: string }[] = [
  { value: "DEFAULT", label: "Default scripts" },
  { value: "DISCOVERY", label: "Discovery scripts" },
  { value: "VULN", label: "Vulnerability scripts" },
];

const LIMITS = [
  { key: "maxRetries", label: "Retries a probe, at most", range: "0 to 10" },
  { key: "minRate", label: "Packets a second, at least", range: "1 to 100,000" },
  { key: "hostTimeoutSeconds", label: "Seconds a host, at most", range: "1 to 86,400" },
] as const;

/** The options of nmap, each typed; there is no way to pass arguments of one's own. */
export function NmapOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  return (
    <fieldset class="field options">
      <legend>nmap</legend>
      <div class="field-row">
        <Segments
          legend="Ports"
          name="nmap-ports"
          choices={PORTS}
          value={props.draft.ports}
          onChoose={(ports) => props.onChange({ ports })}
        />
        <Segments
          legend="Protocol"
          name="nmap-protocol"
          choices={PROTOCOLS}
          value={props.draft.protocol}
          onChoose={(protocol) => props.onChange({ protocol })}
        />
        <div class="field">
          <label for="nmap-timing">Timing</label>
          <select
            id="nmap-timing"
            value={props.draft.timing}
            onChange={(event) => props.onChange({ timing: Number(event.currentTarget.value) })}
          >
            <For each={TIMINGS}>{(label, timing) => <option value={timing()}>{label}</option>}</For>
          </select>
        </div>
      </div>
      <Show when={props.draft.ports === "list"}>
        <div class="field">
          <label for="nmap-port-list">Port list</label>
          <input
            id="nmap-port-list"
            type="text"
            spellcheck={false}
            placeholder="22,80,443,8000-8100"
            value={props.draft.portList}
            onInput={(event) => props.onChange({ portList: event.currentTarget.value })}
          />
        </div>
      </Show>
      <div class="checks">
        <For each={SWITCHES}>
          {(option) => (
            <label class="check">
              <input
                type="checkbox"
                checked={props.draft[option.key]}
                onChange={(event) => props.onChange({ [option.key]: event.currentTarget.checked })}
              />
              {option.label}
            </label>
          )}
        </For>
        <For each={SCRIPTS}>
          {(script) => (
            <label class="check">
              <input
                type="checkbox"
                checked={props.draft.scripts.includes(script.value)}
                onChange={(event) => {
                  const others = props.draft.scripts.filter((each) => each !== script.value);
                  props.onChange({
                    scripts: event.currentTarget.checked ? [...others, script.value] : others,
                  });
                }}
              />
              {script.label}
            </label>
          )}
        </For>
      </div>
      <details class="advanced">
        <summary>Advanced</summary>
        <div class="field-row">
          <For each={LIMITS}>
            {(limit) => (
              <div class="field">
                <label for={`nmap-${limit.key}`}>{limit.label}</label>
                <input
                  id={`nmap-${limit.key}`}
                  type="text"
                  inputmode="numeric"
                  placeholder={limit.range}
                  value={props.draft[limit.key]}
                  onInput={(event) => props.onChange({ [limit.key]: event.currentTarget.value })}
                />
              </div>
            )}
          </For>
        </div>
      </details>
    </fieldset>
  );
}
