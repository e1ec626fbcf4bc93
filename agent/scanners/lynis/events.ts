import {
  type AssetReference,
  boundedEvent,
  cleanLine,
  type Finding,
  type FindingReference,
  type ParsedEvent,
} from "../../finding.ts";
import type { LynisDetail, LynisRecord } from "./record.ts";
import { severityOf } from "./severity.ts";

/** What lynis writes into place of a test's id about itself: its age. */
const LYNIS_ITSELF = "LYNIS";

export interface EventPlace {
  asset: AssetReference;
  observedAt: string;
}

/** A warning or suggestion as a finding. The same test may speak several times, so text and details are its identity. */
export function recordEvent(
  place: EventPlace,
  kind: "warning" | "suggestion",
  record: LynisRecord,
): ParsedEvent {
  const { test, text, details, solution, level } = record;
  const isAboutLynis = test === LYNIS_ITSELF;
  const url = /^url:\s*(https?:\/\/\S{1,300})$/.exec(solution)?.[1];
  const advice = url === undefined ? solution.replace(/^text:\s*/, "") : "";
  const finding: Finding = {
    category: isAboutLynis ? "outdated-scanner" : kind === "warning" ? "audit-warning" : "audit-suggestion",
    title: details === "" ? text : `${text}: ${details}`,
    ...(advice === "" ? {} : { description: advice }),
    severity: isAboutLynis ? "INFO" : severityOf(kind, level),
    ...(test === "" ? {} : { location: details === "" ? test : `${test} ${details}` }),
    identity: {
      test,
      text: stableText(cleanLine(text, 1_000)),
      details: stableDetails(cleanLine(details, 1_000)),
    },
    references: [
      ...(isAboutLynis ? [] : testReference(test)),
      ...(url === undefined ? [] : [{ type: "URL" as const, id: url, url }]),
    ],
    evidence: { ...(details === "" ? {} : { details }), ...(solution === "" ? {} : { solution }) },
  };
  return boundedEvent({
    type: kind,
    ...place,
    data: { test, text, details, solution, ...(level ? { level } : {}) },
    finding,
  });
}

/**
 * A compared setting. Kernel settings are findings of their own, because lynis sums them up in one suggestion; other
 * settings (sshd) have a suggestion each, so here they are observations.
 */
export function detailEvent(place: EventPlace, detail: LynisDetail): ParsedEvent {
  const { test, service, field, value, expected, description } = detail;
  const event: ParsedEvent = { type: "setting", ...place, data: { ...detail } };
  if (service !== "sysctl") return boundedEvent(event);
  return boundedEvent({
    ...event,
    finding: {
      category: "kernel-setting",
      title: `${field} is ${value || "not set"}${expected === "" ? "" : `, expected ${expected}`}`,
      ...(description === "" ? {} : { description }),
      severity: severityOf("detail"),
      location: field,
      identity: { test: cleanLine(test, 60), field: cleanLine(field, 500) },
      references: testReference(test),
      evidence: { value, expected },
    },
  });
}

/** A package with a known vulnerability: `name`, or `name|version|` and more from other package managers. */
export function packageEvent(place: EventPlace, value: string): ParsedEvent {
  const [name = "", version = "", ...rest] = value.split("|").map((field) => cleanLine(field, 300));
  const references = cvesIn(rest.join(" "));
  return boundedEvent({
    type: "vulnerable-package",
    ...place,
    data: { package: name, ...(version === "" ? {} : { version }) },
    finding: {
      category: "vulnerable-package",
      title: `Vulnerable package: ${name}`,
      severity: severityOf("vulnerable-package"),
      location: name,
      identity: { package: name },
      ...(references.length === 0 ? {} : { references }),
      ...(version === "" ? {} : { evidence: { version } }),
    },
  });
}

function cvesIn(text: string): FindingReference[] {
  const ids = new Set([...text.matchAll(/\bCVE-\d{4}-\d{4,7}\b/g)].map(([id]) => id));
  return [...ids].map((id) => ({ type: "CVE", id, url: `https://nvd.nist.gov/vuln/detail/${id}` }));
}

/** Without what counts up from one audit to the next. Other numbers (a port, an umask) tell findings apart. */
function stableText(text: string): string {
  return text.replace(/\(\d+ found\)/g, "(found)").replace(/\b\d+ (days?|months?|years?) old\b/g, "$1 old");
}

/** `MaxAuthTries (set 6 to 3)`: it is the same setting whatever wrong value it has. */
function stableDetails(details: string): string {
  return /^([\w.-]{1,100}) \((?:set .* to|.* -->) .*\)$/.exec(details)?.[1] ?? details;
}

function testReference(test: string): FindingReference[] {
  const id = /^([A-Z]{3,4}-\d{4})(?::|$)/.exec(test)?.[1];
  return id === undefined ? [] : [{ type: "RULE", id, url: `https://cisofy.com/lynis/controls/${id}/` }];
}
