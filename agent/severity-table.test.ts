import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { severityOfScore } from "./cvss.ts";
import { severityOfSignature } from "./scanners/clamav/severity.ts";
import { type LynisKind, severityOf } from "./scanners/lynis/severity.ts";
import { severityOfRiskText } from "./scanners/nmap/severity.ts";
import { SIGNATURE_SEVERITIES, severityOfAlert } from "./scanners/suricata/severity.ts";
import { SEVERITY_WORDS, severityOfMeta } from "./scanners/yara/severity.ts";

const page = readFileSync(join(import.meta.dirname, "../docs/severity.md"), "utf8");

/** Rows of the table below a heading: every value in code marks, and the severity. */
function rowsOf(heading: string): [string, string][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| (`.+?) \| ([A-Z]+) \| .+ \|$/gm)].flatMap(
    ([, values = "", severity = ""]) =>
      [...values.matchAll(/`([^`]+)`/g)].map(([, value = ""]): [string, string] => [value, severity]),
  );
}

const byHeading: Record<string, (value: string) => string | null> = {
  CVSS: (score) => severityOfScore(Number(score)),
  nmap: (printed) => severityOfRiskText(`  ${printed}`),
  lynis: (line) =>
    /^[LMH]$/.test(line) ? severityOf("warning", line as "L") : severityOf(line as LynisKind),
  clamav: severityOfSignature,
  yara: (text) => {
    const [key = "", value = ""] = text.split(" = ");
    return severityOfMeta([{ key, value: /^\d+$/.test(value) ? Number(value) : value }]);
  },
  suricata: (alert) => {
    const [kind, value = ""] = alert.split(" ");
    return kind === "signature_severity"
      ? severityOfAlert(3, value)
      : severityOfAlert(kind === "priority" ? Number(value) : null, null);
  },
};

describe("docs/severity.md", () => {
  it.each(Object.keys(byHeading))("says of %s what the code does", (heading) => {
    const rows = rowsOf(heading);
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.map(([value]) => [value, byHeading[heading]?.(value)])).toEqual(rows);
  });

  it("has every word that the code knows", () => {
    const known = (heading: string, prefix: string) =>
      rowsOf(heading)
        .filter(([value]) => value.startsWith(prefix))
        .map(([value]) => value.slice(prefix.length));
    expect(new Set(known("yara", "severity = "))).toEqual(new Set(Object.keys(SEVERITY_WORDS)));
    expect(new Set(known("suricata", "signature_severity "))).toEqual(
      new Set(Object.keys(SIGNATURE_SEVERITIES)),
    );
  });
});
