import type { EveRecord } from "./eve-reader.ts";

/** `01/31/2024-10:00:00.000000  [Drop] `, or what the system's log puts before an alert. */
const HEAD =
  /^(?:.{0,160}?\b(\d\d)\/(\d\d)\/(\d{2}|\d{4})-(\d\d:\d\d:\d\d\.\d{1,9}) +|.{0,160}?: (?=\[\d{1,10}:\d{1,10}:\d{1,10}\] ))(\[\w+\] )?/;
/** `[1:2:3] Text [Classification: …] [Priority: 2]`, with or without asterisks around. */
const RULE =
  /^(?:\[\*\*\] )?\[(\d{1,10}):(\d{1,10}):(\d{1,10})\] (.*?)(?: \[\*\*\])?(?: \[Classification: ([^\]]*)\])? \[Priority: (\d{1,3})\] /;
const ENDS = /^\{([^}]{1,40})\} (\S{2,45}):(\d{1,5}) -> (\S{2,45}):(\d{1,5})(?:\s*\[\*\*\].*)?$/;
/** A packet that could not be decoded has no endpoints. */
const RAW_PACKET = /^(?:\{[^}]{1,40}\} )?\[\*\*\] \[Raw pkt: /;

/** A line of Suricata's fast.log, or of its alerts in syslog, as the record that eve.json would have; null when it is none. */
export function readFastLine(line: string): EveRecord | null {
  const [head, month, day, year = "", time, action] = HEAD.exec(line) ?? [];
  if (head === undefined) return null;
  const rest = line.slice(head.length);
  const [rule, gid, sid, rev, signature, category, priority] = RULE.exec(rest) ?? [];
  const ends = rule === undefined ? null : endsOf(rest.slice(rule.length));
  if (ends === null) return null;
  return {
    event_type: "alert",
    ...(time === undefined
      ? {}
      : { timestamp: `${year.length === 2 ? `20${year}` : year}-${month}-${day}T${time}` }),
    ...ends,
    alert: {
      action: action === undefined ? "allowed" : "blocked",
      gid,
      signature_id: sid,
      rev,
      signature,
      category: category === "(null)" ? "" : category,
      severity: priority,
    },
  };
}

function endsOf(text: string): EveRecord | null {
  const [, proto, source, sourcePort, destination, destinationPort] = ENDS.exec(text) ?? [];
  if (proto === undefined) return RAW_PACKET.test(text) ? {} : null;
  // Behind the addresses of ICMP stand its type and code.
  const ports = /icmp/i.test(proto) ? {} : { src_port: sourcePort, dest_port: destinationPort };
  return { src_ip: source, dest_ip: destination, ...ports, proto };
}
