/** What is known elsewhere of a finding, as data. A link is made by `linkOf`, and only to where its type says. */
export type Reference = { type: "CVE" | "CWE" | "CPE" | "RULE" | "URL"; id: string; url?: string };

const MAX_URL = 2000;

/**
 * Where to read on: for a CVE the NVD, for a CWE MITRE, for others the web address that came with it. Null where there is
 * none, or where it is no plain http(s) address, with a name or password in it, or too long.
 */
export function linkOf({ type, id, url }: Reference): string | null {
  if (type === "CVE")
    return /^CVE-\d{4}-\d{4,19}$/.test(id) ? `https://nvd.nist.gov/vuln/detail/${id}` : null;
  if (type === "CWE") {
    const number = /^CWE-(\d{1,5})$/.exec(id)?.[1];
    return number ? `https://cwe.mitre.org/data/definitions/${number}.html` : null;
  }
  const parsed = URL.parse(url ?? "");
  if (!parsed || parsed.href.length > MAX_URL || !["http:", "https:"].includes(parsed.protocol)) return null;
  return parsed.username === "" && parsed.password === "" ? parsed.href : null;
}
