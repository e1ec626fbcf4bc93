import { cleanLine } from "../../finding.ts";
import { severityOfPrintedScore } from "./severity.ts";
import { cveReference, elementText, isCve, type Vulnerability } from "./vulnerability.ts";
import { childrenOf, type XmlElement } from "./xml.ts";

interface Entry {
  id: string;
  cvss: number;
  isExploit: boolean;
  product: string;
}

const CVE_IN_ID = /\bCVE-\d{4}-\d{4,7}\b/g;

/**
 * vulners lists known vulnerabilities of a product version; one for each CVE, also where only a bulletin or an exploit names
 * it. What has no CVE stays in the script's output.
 */
export function vulnersFacts(script: XmlElement): Vulnerability[] {
  const tables = tableEntries(script);
  const entries = tables.length > 0 ? tables : textEntries(script.attributes.output ?? "");
  const facts = new Map<string, Vulnerability>();
  // A CVE's own entry is about it alone; a bulletin's score may be another's.
  for (const entry of entries.filter(({ id }) => isCve(id))) addFact(facts, entry.id, entry);
  for (const entry of entries) for (const [cve] of entry.id.matchAll(CVE_IN_ID)) addFact(facts, cve, entry);
  return [...facts.values()];
}

/** vulscan compares names of products with lists of vulnerabilities: its own word is no more than a hint. */
export function vulscanFacts(script: XmlElement): Vulnerability[] {
  const facts = new Map<string, Vulnerability>();
  for (const [, id = "", title = ""] of (script.attributes.output ?? "").matchAll(
    /^\s*\[(CVE-\d{4}-\d{4,7})\][ \t]*([^\n]{0,1000})/gm,
  )) {
    if (facts.has(id)) continue;
    facts.set(id, {
      key: id,
      title: cleanLine(`${id} may apply: ${title}`, 280),
      severity: "MEDIUM",
      references: [cveReference(id)],
      evidence: { confidence: "matched by the product's name" },
    });
  }
  return [...facts.values()];
}

function addFact(facts: Map<string, Vulnerability>, id: string, entry: Entry): void {
  if (facts.has(id)) return;
  facts.set(id, {
    key: id,
    title: `${id} affects ${entry.product || "this service"}`,
    severity: severityOfPrintedScore(entry.cvss),
    references: [cveReference(id)],
    evidence: {
      cvss: Number.isFinite(entry.cvss) ? entry.cvss : null,
      isExploitKnown: entry.isExploit,
      product: entry.product,
      ...(entry.id === id ? {} : { namedBy: cleanLine(entry.id, 200) }),
    },
  });
}

function tableEntries(script: XmlElement): Entry[] {
  return childrenOf(script, "table").flatMap((product) =>
    childrenOf(product, "table").map((entry) => ({
      id: elementText(entry, "id").trim().toUpperCase(),
      cvss: Number.parseFloat(elementText(entry, "cvss")),
      isExploit: elementText(entry, "is_exploit") === "true",
      product: cleanLine(product.attributes.key ?? "", 200),
    })),
  );
}

/** Before it had tables: a product's name with a colon, and below it `id score address`, apart by tabs or blanks. */
function textEntries(output: string): Entry[] {
  const entries: Entry[] = [];
  let product = "";
  for (const line of output.split("\n")) {
    const [, id, cvss = ""] = /^\s+(\S+)\s+(\d{1,2}(?:\.\d{1,2})?)\s+https?:\/\//.exec(line) ?? [];
    if (id === undefined) product = cleanLine(/^\s*(\S.*?):\s*$/.exec(line)?.[1] ?? product, 200);
    else
      entries.push({
        id: id.toUpperCase(),
        cvss: Number(cvss),
        isExploit: line.includes("*EXPLOIT*"),
        product,
      });
  }
  return entries;
}
