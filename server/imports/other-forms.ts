/** What the same programs write besides, as it begins, and what to import instead. */
const OTHER_FORMS: [what: string, instead: string, form: RegExp][] = [
  [
    "nmap's text",
    "Import the XML that nmap writes with -oX.",
    /^(?:# Nmap |Nmap scan report for |Starting Nmap )/m,
  ],
  [
    "nmap's list for grep",
    "Import the XML that nmap writes with -oX.",
    /^Host: [\w.:-]{2,60} \(.{0,255}?\)\t(?:Ports|Status):/m,
  ],
  [
    "masscan's list",
    "Import the XML that masscan writes with -oX.",
    /^(?:#masscan$|Discovered open port \d|open (?:tcp|udp) \d)|^\s*[[{,]?\s*\{\s*"ip"\s*:[^\n]{1,200}"ports"\s*:/m,
  ],
  [
    "lynis's log",
    "Import its report, by default /var/log/lynis-report.dat.",
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:Starting Lynis|Performing test ID|Skipped test|Test: )/m,
  ],
  [
    "what lynis prints",
    "Import its report, by default /var/log/lynis-report.dat.",
    /^\s*(?:-\[ Lynis [\d.]{1,20} Results \]-|\[ Lynis [\d.]{1,20} \])/m,
  ],
  ["Suricata's statistics", "Import eve.json or fast.log.", /^Counter +\| TM Name +\| Value/m],
];

/** A sentence on a report in another form than can be read: what it is, and what to import instead. Null for all else. */
export function otherForm(text: string, fileName: string): string | null {
  const found = OTHER_FORMS.find(([, , form]) => form.test(text));
  return found ? `${fileName} is ${found[0]}, which can't be read. ${found[1]}` : null;
}
