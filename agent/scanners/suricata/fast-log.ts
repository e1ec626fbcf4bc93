import type { EveRecord } from "./eve-reader.ts";

const LINE =
  /^(\d\d)\/(\d\d)\/(\d{2}|\d{4})-(\d\d:\d\d:\d\d\.\d{1,9}) +(\[\w+\] )?\[\*\*\] \[(\d{1,10}):(\d{1,10}):(\d{1,10})\] (.*?) \[\*\*\] (?:\[Classification: (.*?)\] )?\[Priority: (\d{1,3})\] \{([^}]{1,40})\} (\S{2,45}):(\d{1,5}) -> (\S{2,45}):(\d{1,5})$/;

/** A line of Suricata's fast.log as the record that eve.json would have; null when it is none. */
export function readFastLine(line: string): EveRecord | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, month, day, year = "", time, action, gid, sid, rev, signature, category, priority, proto = ""] =
    match;
  const [source, sourcePort, destination, destinationPort] = match.slice(13);
  // Behind the addresses of ICMP stand its type and code.
  const hasPorts = !/icmp/i.test(proto);
  return {
    event_type: "alert",
    timestamp: `${year.length === 2 ? `20${year}` : year}-${month}-${day}T${time}`,
    src_ip: source,
    dest_ip: destination,
    ...(hasPorts ? { src_port: sourcePort, dest_port: destinationPort } : {}),
    proto,
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
