import {
  cleanLine,
  cleanText,
  type Finding,
  type FindingReference,
  type ParsedEvent,
} from "../../finding.ts";
import type { NmapHost, NmapPort } from "./host.ts";
import { severityOfRiskText, severityOfScore } from "./severity.ts";
import { childrenOf, type XmlElement } from "./xml.ts";

/** Other states of the vuln library ("NOT VULNERABLE", "UNKNOWN") are observations. */
const VULNERABLE_STATES = ["VULNERABLE", "LIKELY VULNERABLE", "VULNERABLE (Exploitable)", "VULNERABLE (DoS)"];
const MAX_OUTPUT = 8 * 1024;
const CVE = /^CVE-\d{4}-\d{4,7}$/;

/** One observation for a script's output, and one event more for each vulnerability it reports. `port` is null for host scripts. */
export function scriptEvents(host: NmapHost, script: XmlElement, port: NmapPort | null): ParsedEvent[] {
  const id = cleanLine(script.attributes.id ?? "", 100);
  if (id === "") return [];
  const place: Record<string, string | number> =
    port === null ? {} : { protocol: port.protocol, port: port.port };
  const observation = (data: Record<string, unknown>): ParsedEvent => ({
    type: "script",
    observedAt: host.observedAt,
    asset: host.asset,
    data: { ...place, script: id, ...data },
  });
  const output = cleanText(script.attributes.output ?? "", MAX_OUTPUT);
  const facts =
    id === "vulners"
      ? vulnersFacts(script)
      : childrenOf(script, "table").flatMap((table) => libraryFact(table, output));
  const findings = facts.map(
    ({ key, ...rest }): ParsedEvent => ({
      ...observation({ key }),
      finding: {
        category: "script-vulnerability",
        ...(port === null ? {} : { location: `${port.port}/${port.protocol}` }),
        identity: { ...place, script: id, key },
        ...rest,
      },
    }),
  );
  return [observation({ output }), ...findings];
}

type Fact = Pick<Finding, "title" | "description" | "severity" | "references" | "evidence"> & { key: string };

/** One table of nmap's vuln library. It errs at times, so its own word for how sure it is stays in the evidence. */
function libraryFact(table: XmlElement, output: string): Fact[] {
  const state = cleanLine(elementText(table, "state"), 60);
  const key = cleanLine(table.attributes.key ?? "", 200);
  if (key === "" || !VULNERABLE_STATES.includes(state)) return [];
  const title = cleanLine(elementText(table, "title"), 280) || key;
  const description = listOf(table, "description").join("\n");
  const scores = childrenOf(tableOf(table, "scores"), "elem").map(({ text }) => Number.parseFloat(text));
  const score = Math.max(...scores.filter(Number.isFinite));
  return [
    {
      key,
      title,
      ...(description === "" ? {} : { description }),
      severity: Number.isFinite(score) ? severityOfScore(score) : severityOfRiskText(output),
      references: [
        ...listOf(table, "ids").flatMap(idReference),
        ...listOf(table, "refs").flatMap(urlReference),
      ].slice(0, 30),
      evidence: { confidence: state, output },
    },
  ];
}

/** vulners lists known vulnerabilities of a product version; one fact for each CVE, exploits and bulletins aside. */
function vulnersFacts(script: XmlElement): Fact[] {
  const facts = new Map<string, Fact>();
  for (const product of childrenOf(script, "table")) {
    for (const entry of childrenOf(product, "table")) {
      const id = elementText(entry, "id").trim();
      if (elementText(entry, "type") !== "cve" || !CVE.test(id) || facts.has(id)) continue;
      const cvss = Number.parseFloat(elementText(entry, "cvss"));
      const affected = cleanLine(product.attributes.key ?? "", 200);
      facts.set(id, {
        key: id,
        title: `${id} affects ${affected}`,
        severity: severityOfScore(cvss),
        references: [{ type: "CVE", id, url: `https://nvd.nist.gov/vuln/detail/${id}` }],
        evidence: {
          cvss: Number.isFinite(cvss) ? cvss : null,
          isExploitKnown: elementText(entry, "is_exploit") === "true",
          product: affected,
        },
      });
    }
  }
  return [...facts.values()];
}

function elementText(table: XmlElement, key: string): string {
  return table.children.find(({ name, attributes }) => name === "elem" && attributes.key === key)?.text ?? "";
}

function tableOf(table: XmlElement, key: string): XmlElement | undefined {
  return table.children.find(({ name, attributes }) => name === "table" && attributes.key === key);
}

function listOf(table: XmlElement, key: string): string[] {
  return childrenOf(tableOf(table, key), "elem").map(({ text }) => text.trim());
}

/** "CVE:CVE-2007-6750" names a CVE; other catalogues (BID, OSVDB) are closed or unmaintained. */
function idReference(text: string): FindingReference[] {
  const id = text.replace(/^CVE:/, "");
  return CVE.test(id) ? [{ type: "CVE", id, url: `https://nvd.nist.gov/vuln/detail/${id}` }] : [];
}

function urlReference(text: string): FindingReference[] {
  if (!/^https?:\/\/\S+$/.test(text) || text.length > 300) return [];
  return [{ type: "URL", id: text, url: text }];
}
