import type { SuricataOptions } from "./options.ts";

/** Where the alerts, records, statistics and Suricata's own messages go, in this order of time. */
export const EVE_FILE = "eve.json";

const NET = "$HOME_NET";

/** Names that published rules use. */
const ADDRESS_GROUPS = {
  EXTERNAL_NET: "any",
  HTTP_SERVERS: NET,
  SMTP_SERVERS: NET,
  SQL_SERVERS: NET,
  DNS_SERVERS: NET,
  TELNET_SERVERS: NET,
  AIM_SERVERS: "any",
  DC_SERVERS: NET,
  DNP3_SERVER: NET,
  DNP3_CLIENT: NET,
  MODBUS_CLIENT: NET,
  MODBUS_SERVER: NET,
  ENIP_CLIENT: NET,
  ENIP_SERVER: NET,
};

const PORT_GROUPS = {
  HTTP_PORTS: "80",
  SHELLCODE_PORTS: "!80",
  ORACLE_PORTS: "1521",
  SSH_PORTS: "22",
  DNP3_PORTS: "20000",
  MODBUS_PORTS: "502",
  FILE_DATA_PORTS: "[$HTTP_PORTS,110,143]",
  FTP_PORTS: "21",
  GENEVE_PORTS: "6081",
  VXLAN_PORTS: "4789",
  TEREDO_PORTS: "3544",
};

/**
 * The whole settings file of one run, so that nothing depends on the machine's own. Suricata's messages go into the same
 * file as the alerts: they hold what proves a whole run, and what rules failed. YAML written as JSON, which needs no care
 * for quoting.
 */
export function suricataSettings(options: SuricataOptions, ruleFiles: readonly string[]): string {
  const settings = {
    vars: {
      "address-groups": { HOME_NET: `[${options.homeNetworks.join(",")}]`, ...ADDRESS_GROUPS },
      "port-groups": PORT_GROUPS,
    },
    "default-rule-path": ".",
    "rule-files": ruleFiles,
    "classification-file": "/etc/suricata/classification.config",
    "reference-config-file": "/etc/suricata/reference.config",
    "unix-command": { enabled: "no" },
    // Rules may neither run programs nor write files, whatever got past the check of rule-source.ts.
    security: { "limit-noproc": "true", lua: { "allow-rules": "false" } },
    datasets: { rules: { "allow-write": "false", "allow-absolute-filenames": "false" } },
    stats: { enabled: "yes", interval: 1, "decoder-events": "no" },
    outputs: [
      {
        "eve-log": {
          enabled: "yes",
          filetype: "regular",
          filename: EVE_FILE,
          "pcap-file": "true",
          types: [
            {
              alert: {
                metadata: { rule: { metadata: "true", raw: "true" }, "app-layer": "true", flow: "true" },
              },
            },
            { stats: { totals: "yes", threads: "no", deltas: "no", "null-values": "no" } },
            ...options.records.map((type) => type.toLowerCase()).map(recordOutput),
          ],
        },
      },
    ],
    logging: {
      "default-log-level": "info",
      outputs: [
        { console: { enabled: "yes", type: "json", level: "error" } },
        { file: { enabled: "yes", filename: EVE_FILE, type: "json", level: "info" } },
      ],
    },
  };
  return `%YAML 1.1\n---\n${JSON.stringify(settings, null, 1)}\n`;
}

function recordOutput(type: string): string | Record<string, unknown> {
  if (type === "smtp" || type === "tls" || type === "http") return { [type]: { extended: "yes" } };
  return type === "dhcp" ? { dhcp: { enabled: "yes", extended: "no" } } : type;
}
