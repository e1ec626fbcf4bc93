import { For, Show } from "solid-js";
import type { PortChoice, ScanDraft } from "../assign-scan-input.ts";
import type { NmapProtocol, NmapScripts } from "../gql/graphql.ts";
import { NMAP_PRESETS, type NmapPreset, presetOf, presetOptions } from "../nmap-presets.ts";
import { limitsOf } from "../scan-limits.ts";
import { CheckField, Fold, LimitField, TextField } from "./option-fields.tsx";
import { Segments } from "./segments.tsx";

const PRESETS = Object.entries(NMAP_PRESETS).map(([value, { label }]) => ({
  value: value as NmapPreset,
  label,
}));
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
const LIMITS = limitsOf("nmap");

interface Props {
  draft: ScanDraft;
  onChange: (change: Partial<ScanDraft>) => void;
}

/** The options of nmap, each typed; there is no way to pass arguments of one's own. */
export function NmapOptions(props: Props) {
  const preset = () => presetOf(props.draft);
  return (
    <fieldset class="field options">
      <legend>nmap</legend>
      <div>
        <Segments
          legend="Preset"
          name="nmap-preset"
          choices={PRESETS}
          value={preset()}
          onChoose={(chosen) => props.onChange(presetOptions(chosen))}
        />
        <p class="hint">
          <Show when={preset()} fallback="Options of your own, as chosen below.">
            {(chosen) => NMAP_PRESETS[chosen()].says}
          </Show>
        </p>
      </div>
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
      </div>
      <Show when={props.draft.ports === "list"}>
        <TextField
          id="nmap-port-list"
          label="Port list"
          placeholder="22,80,443,8000-8100"
          value={props.draft.portList}
          onInput={(portList) => props.onChange({ portList })}
        />
      </Show>
      <Fold summary="Detection, scripts and pace" fields={LIMITS.map(({ key }) => `limit-${key}`)}>
        <div class="stack">
          <Detection {...props} />
          <Pace {...props} />
        </div>
      </Fold>
    </fieldset>
  );
}

function Detection(props: Props) {
  function toggleScripts(scripts: NmapScripts, chosen: boolean): void {
    const order = SCRIPTS.map(({ value }) => value);
    props.onChange({
      scripts: order.filter((each) => (each === scripts ? chosen : props.draft.scripts.includes(each))),
    });
  }
  return (
    <div class="checks">
      <For each={SWITCHES}>
        {(option) => (
          <CheckField
            label={option.label}
            checked={props.draft[option.key]}
            onChange={(checked) => props.onChange({ [option.key]: checked })}
          />
        )}
      </For>
      <For each={SCRIPTS}>
        {(script) => (
          <CheckField
            label={script.label}
            checked={props.draft.scripts.includes(script.value)}
            onChange={(checked) => toggleScripts(script.value, checked)}
          />
        )}
      </For>
    </div>
  );
}

function Pace(props: Props) {
  return (
    <div class="field-row">
      <div class="field">
        <label for="nmap-timing">Timing</label>
        <select
          id="nmap-timing"
          onChange={(event) => props.onChange({ timing: Number(event.currentTarget.value) })}
        >
          <For each={TIMINGS}>
            {(label, timing) => (
              <option value={timing()} selected={timing() === props.draft.timing}>
                {label}
              </option>
            )}
          </For>
        </select>
      </div>
      <For each={LIMITS}>
        {(limit) => <LimitField limit={limit} draft={props.draft} onChange={props.onChange} />}
      </For>
    </div>
  );
}
