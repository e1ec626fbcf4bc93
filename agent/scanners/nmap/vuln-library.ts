import { cvssOf } from "../../cvss.ts";
import { cleanLine, cleanText, type FindingReference } from "../../finding.ts";
import { severityOfPrintedScore, severityOfRiskText } from "./severity.ts";
import { cveReference, elementText, isCve, tableOf, type Vulnerability } from "./vulnerability.ts";
import { childrenOf, type XmlElement } from "./xml.ts";

/** Other states of the library ("NOT VULNERABLE", "UNKNOWN") are observations. */
const VULNERABLE = /^(?:LIKELY VULNERABLE|VULNERABLE(?: \((?:Exploitable|DoS)\))?)$/i;
/** A name that the library makes up by counting. */
const COUNTED_KEY = /^NMAP-\d+$/;
const MAX_OUTPUT = 8 * 1024;

/** What scripts of nmap's vuln library report, from its tables, or from its text where there are none. */
export function libraryFacts(script: XmlElement): Vulnerability[] {
  const raw = script.attributes.output ?? "";
  const output = cleanText(raw, MAX_OUTPUT);
  const facts = childrenOf(script, "table").flatMap((table) => tableFact(table, output));
  if (facts.length > 0) return facts;
  const told = textFacts(raw, output);
  return told.length > 0 ? told : checkFacts(raw, output);
}

/** It errs at times, so its own word for how sure it is stays in the evidence. */
function tableFact(table: XmlElement, output: string): Vulnerability[] {
  const state = cleanLine(elementText(table, "state"), 60);
  if (!VULNERABLE.test(state)) return [];
  const title = cleanLine(elementText(table, "title"), 280);
  const printedKey = cleanLine(table.attributes.key ?? "", 200);
  const key = (COUNTED_KEY.test(printedKey) ? "" : printedKey) || title || printedKey;
  if (key === "") return [];
  const description = listOf(table, "description").join("\n");
  const printed = childrenOf(tableOf(table, "scores"), "elem").map(({ text }) => text);
  const cvss = printed.map(cvssOf).find((found) => found !== null) ?? null;
  const score = cvss?.score ?? Math.max(...printed.map(Number.parseFloat).filter(Number.isFinite));
  return [
    {
      key,
      title: title || key,
      ...(description === "" ? {} : { description }),
      severity: Number.isFinite(score) ? severityOfPrintedScore(score) : severityOfRiskText(output),
      references: [
        ...listOf(table, "ids").flatMap(idReference),
        ...listOf(table, "refs").flatMap(urlReference),
      ].slice(0, 30),
      evidence: { confidence: state, ...(cvss ? { cvss } : {}), output },
    },
  ];
}

/** `VULNERABLE:`, then a title, and below it `State: VULNERABLE` and `IDs:  CVE:CVE-2007-6750`, as before version 6.40. */
function textFacts(raw: string, output: string): Vulnerability[] {
  const lines = raw.split("\n");
  return lines.flatMap((line, index): Vulnerability[] => {
    const state = /^\s+State: (.{1,60}?)\s*$/.exec(line)?.[1] ?? "";
    const title = cleanLine(lines[index - 1] ?? "", 280);
    if (!VULNERABLE.test(state) || title === "" || title.endsWith("VULNERABLE:")) return [];
    const ids = /^\s+IDs:\s+(.{1,1000})$/m.exec(lines.slice(index + 1, index + 3).join("\n"))?.[1] ?? "";
    const references = ids.split(/\s+/).flatMap(idReference);
    const key = references[0]?.id ?? title;
    return [
      {
        key,
        title,
        severity: severityOfRiskText(lines.slice(index).join("\n")),
        references,
        evidence: { confidence: state, output },
      },
    ];
  });
}

/** Checks of several things in one script, before each had its own: `MS08-067: VULNERABLE`, `Conficker: Likely INFECTED`. */
function checkFacts(raw: string, output: string): Vulnerability[] {
  return [...raw.matchAll(/^\s*([^\n:]{1,120}): ((?:LIKELY )?(?:VULNERABLE|INFECTED))\b/gim)].map(
    ([, name = "", state = ""]) => ({
      key: cleanLine(name, 200),
      title: cleanLine(name, 280),
      severity: severityOfRiskText(output),
      references: [...name.matchAll(/\bCVE-\d{4}-\d{4,7}\b/g)].map(([id]) => cveReference(id)),
      evidence: { confidence: state, output },
    }),
  );
}

function listOf(table: XmlElement, key: string): string[] {
  return childrenOf(tableOf(table, key), "elem").map(({ text }) => text.trim());
}

/** "CVE:CVE-2007-6750" names a CVE; other catalogues (BID, OSVDB) are closed or unmaintained. */
function idReference(text: string): FindingReference[] {
  const id = text.replace(/^CVE:/, "");
  return isCve(id) ? [cveReference(id)] : [];
}

function urlReference(text: string): FindingReference[] {
  if (!/^https?:\/\/\S+$/.test(text) || text.length > 300) return [];
  return [{ type: "URL", id: text, url: text }];
}
