import { boundedEvent, cleanText, type FindingReference, type ParsedEvent } from "../../finding.ts";
import type { Alert } from "./alert.ts";
import type { AlertGroup } from "./alert-groups.ts";
import { isRecord } from "./eve-reader.ts";
import { severityOfAlert } from "./severity.ts";

const MAX_DETAIL_BYTES = 4 * 1024;
const MAX_RULE = 2_000;
/** Parts of a record that are told elsewhere, or are the packet itself. */
const NOT_DETAILS = ["alert", "flow", "stats", "payload", "packet", "packet_info", "metadata"];

/** The event of a group as it stands. */
export function alertEvent(group: AlertGroup): ParsedEvent {
  const { alert, asset, direction, port, count, firstAt, lastAt } = group;
  const rule = ruleOf(alert);
  const location = locationOf(alert);
  const times = { count, firstAt, lastAt };
  return boundedEvent({
    type: "alert",
    observedAt: count === 1 ? firstAt : lastAt,
    asset,
    data: { rule, signature: alert.signature, ...endpoints(alert), ...times },
    finding: {
      category: "network-alert",
      title: alert.signature || `Rule ${rule}`,
      ...(alert.category === "" ? {} : { description: alert.category }),
      severity: severityOfAlert(alert.priority, signatureSeverityOf(alert)),
      ...(location === "" ? {} : { location }),
      // Not the revision, the other endpoint or its port: they change, and it is still the same trouble.
      identity: {
        gid: alert.gid,
        ...(alert.sid === null ? { signature: alert.signature } : { sid: alert.sid }),
        direction,
        ...(port === null ? {} : { port }),
      },
      references: referencesOf(alert),
      evidence: { ...times, ...endpoints(alert), ...group.evidence },
    },
  });
}

/** What else the record of an alert tells: the application's own fields, the flow, the rule. At most about 8 KiB. */
export function evidenceOf({
  record,
  details,
  action,
  category,
  rev,
  interfaceName,
}: Alert): Record<string, unknown> {
  const evidence: Record<string, unknown> = {};
  const set = (key: string, value: unknown) => {
    if (value !== "" && value !== null && value !== undefined) evidence[key] = value;
  };
  set("action", action);
  set("category", category);
  set("revision", rev);
  set("interface", interfaceName);
  set("metadata", bounded(details.metadata));
  set("rule", typeof details.rule === "string" ? cleanText(details.rule, MAX_RULE) : "");
  set("flow", bounded(record.flow));
  set("flowId", record.flow_id);
  set("pcapFile", typeof record.pcap_filename === "string" ? record.pcap_filename : "");
  set("pcapPacket", record.pcap_cnt);
  let room = MAX_DETAIL_BYTES;
  for (const [key, value] of Object.entries(record).slice(0, 100)) {
    if ((!isRecord(value) && !Array.isArray(value)) || NOT_DETAILS.includes(key)) continue;
    const bytes = JSON.stringify(value).length;
    set(key, bytes <= room ? value : "(too long)");
    if (bytes <= room) room -= bytes;
  }
  return evidence;
}

function ruleOf({ gid, sid, signature }: Alert): string {
  return sid === null ? signature : `${gid}:${sid}`;
}

function bounded(value: unknown): unknown {
  return isRecord(value) && JSON.stringify(value).length <= MAX_DETAIL_BYTES ? value : undefined;
}

function endpoints(alert: Alert): Record<string, unknown> {
  const { source, sourcePort, destination, destinationPort, protocol, appProtocol } = alert;
  const all = { source, sourcePort, destination, destinationPort, protocol, appProtocol };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== ""));
}

/** "192.0.2.1:53/udp (dns)" */
function locationOf({ destination, destinationPort, protocol, appProtocol }: Alert): string {
  if (destination === null) return protocol;
  const address = destination.includes(":") && destinationPort !== null ? `[${destination}]` : destination;
  const port = destinationPort === null ? "" : `:${destinationPort}`;
  return `${address}${port}${protocol && `/${protocol}`}${appProtocol && ` (${appProtocol})`}`;
}

function signatureSeverityOf({ details }: Alert): string | null {
  const values = isRecord(details.metadata) ? details.metadata.signature_severity : null;
  const first: unknown = Array.isArray(values) ? values[0] : values;
  return typeof first === "string" ? first : null;
}

/** The rule, CVE numbers and web addresses from the rule's text, its metadata, or the list that Suricata 8 prints. */
function referencesOf(alert: Alert): FindingReference[] {
  const { details } = alert;
  const texts = [...textsOf(details.references), ...ruleReferences(details.rule)];
  const listed = textsOf(isRecord(details.metadata) ? details.metadata.cve : null);
  const numbers = [...texts, ...listed.map((text) => `CVE-${text.replace(/^CVE[-_]/i, "")}`)];
  const cves = numbers.flatMap((text) =>
    [...text.matchAll(/\bCVE[-_](\d{4})[-_](\d{4,7})\b/gi)].map(
      ([, year, number]) => `CVE-${year}-${number}`,
    ),
  );
  const urls = texts.flatMap((text) => (/^https?:\/\/\S{1,280}$/.test(text) ? [text] : []));
  return [
    { type: "RULE", id: ruleOf(alert) },
    ...[...new Set(cves)]
      .slice(0, 20)
      .map((id): FindingReference => ({ type: "CVE", id, url: `https://nvd.nist.gov/vuln/detail/${id}` })),
    ...[...new Set(urls)].slice(0, 20).map((url): FindingReference => ({ type: "URL", id: url, url })),
  ];
}

/** `reference:cve,2021-44228;` and `reference:url,example.com/x;` of a rule's text. */
function ruleReferences(rule: unknown): string[] {
  if (typeof rule !== "string") return [];
  return [...rule.slice(0, 64 * 1024).matchAll(/\breference:\s*(cve|url)\s*,\s*([^;\s]{1,280})\s*;/gi)].map(
    ([, kind = "", text = ""]) => {
      if (kind.toLowerCase() === "cve") return `CVE-${text.replace(/^CVE-/i, "")}`;
      return /^https?:\/\//.test(text) ? text : `https://${text}`;
    },
  );
}

function textsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === "string").slice(0, 50);
}
