import { Match, Show, Switch } from "solid-js";
import type { ScanDraft } from "../assign-scan-input.ts";
import type { SuricataMode, SuricataRecords } from "../gql/graphql.ts";
import { ChipChoice, Fold, TextField } from "./option-fields.tsx";
import { RuleSetChoice } from "./rule-set-choice.tsx";
import { Segments } from "./segments.tsx";

const MODES: readonly { value: SuricataMode; label: string }[] = [
  { value: "PCAP", label: "A pcap file" },
  { value: "LIVE", label: "Live capture" },
  { value: "FOLLOW", label: "A running sensor" },
];
const HINTS: Record<SuricataMode, string> = {
  PCAP: "Reads a file of packets on the agent's machine, within its policy.",
  LIVE: "Listens on an interface of the agent's machine for some time; it needs raw sockets.",
  FOLLOW: "Reads what a sensor has written to its eve.json since the last time, without loss over rotations.",
};
const RECORDS: Record<SuricataRecords, string> = {
  ANOMALY: "Anomaly",
  DHCP: "DHCP",
  DNS: "DNS",
  FILEINFO: "Files",
  FLOW: "Flows",
  FTP: "FTP",
  HTTP: "HTTP",
  IKE: "IKE",
  KRB5: "Kerberos",
  MQTT: "MQTT",
  NFS: "NFS",
  RDP: "RDP",
  RFB: "RFB",
  SIP: "SIP",
  SMB: "SMB",
  SMTP: "SMTP",
  SNMP: "SNMP",
  SSH: "SSH",
  TFTP: "TFTP",
  TLS: "TLS",
};

export function SuricataOptions(props: { draft: ScanDraft; onChange: (change: Partial<ScanDraft>) => void }) {
  const mode = () => props.draft.suricataMode;
  return (
    <fieldset class="field options">
      <legend>suricata</legend>
      <div>
        <Segments
          legend="Looks at"
          name="suricata-mode"
          choices={MODES}
          value={mode()}
          onChoose={(suricataMode) => props.onChange({ suricataMode })}
        />
        <p class="hint">{HINTS[mode()]}</p>
      </div>
      <div class="field-row">
        <Switch>
          <Match when={mode() === "PCAP"}>
            <TextField
              id="suricata-pcap"
              label="File of packets"
              placeholder="/var/captures/today.pcap"
              value={props.draft.suricataPcap}
              onInput={(suricataPcap) => props.onChange({ suricataPcap })}
            />
          </Match>
          <Match when={mode() === "LIVE"}>
            <TextField
              id="suricata-interface"
              label="Interface"
              placeholder="eth0"
              value={props.draft.suricataInterface}
              onInput={(suricataInterface) => props.onChange({ suricataInterface })}
            />
          </Match>
          <Match when={mode() === "FOLLOW"}>
            <TextField
              id="suricata-eve"
              label="The sensor's eve.json"
              placeholder="/var/log/suricata/eve.json"
              value={props.draft.suricataEve}
              onInput={(suricataEve) => props.onChange({ suricataEve })}
            />
          </Match>
        </Switch>
        <Show when={mode() !== "PCAP"}>
          <TextField
            id="suricata-seconds"
            label="For how many seconds"
            inputmode="numeric"
            placeholder="60"
            value={props.draft.suricataSeconds}
            onInput={(suricataSeconds) => props.onChange({ suricataSeconds })}
          />
        </Show>
      </div>
      <Show when={mode() !== "FOLLOW"} fallback={<p class="hint">The sensor has rules of its own.</p>}>
        <RuleSetChoice
          scanner="suricata"
          chosen={props.draft.suricataRuleSets}
          onChange={(suricataRuleSets) => props.onChange({ suricataRuleSets })}
        />
      </Show>
      <Fold
        summary={`Other records (${props.draft.suricataRecords.length || "none"}) and home networks`}
        fields={["suricata-home"]}
        open={props.draft.suricataRecords.length > 0 || props.draft.suricataHomeNetworks !== ""}
      >
        <div class="stack">
          <ChipChoice
            id="suricata-records"
            legend="Keep beside the alerts, as observations"
            labels={RECORDS}
            chosen={props.draft.suricataRecords}
            onChange={(suricataRecords) => props.onChange({ suricataRecords })}
          />
          <TextField
            id="suricata-home"
            label="Home networks"
            placeholder="the private networks and loopback"
            hint="What the rules take as the networks to protect: addresses and CIDR blocks."
            value={props.draft.suricataHomeNetworks}
            onInput={(suricataHomeNetworks) => props.onChange({ suricataHomeNetworks })}
          />
        </div>
      </Fold>
    </fieldset>
  );
}
