import { expect, it } from "vitest";
import { linkOf } from "./reference.ts";

it.each([
  [{ type: "CVE", id: "CVE-2021-44228" }, "https://nvd.nist.gov/vuln/detail/CVE-2021-44228"],
  [
    { type: "CVE", id: "CVE-2021-44228", url: "https://evil.test/" },
    "https://nvd.nist.gov/vuln/detail/CVE-2021-44228",
  ],
  [{ type: "CWE", id: "CWE-79" }, "https://cwe.mitre.org/data/definitions/79.html"],
  [{ type: "URL", id: "x", url: "http://192.0.2.1/a?b=c" }, "http://192.0.2.1/a?b=c"],
  [{ type: "RULE", id: "AUTH-9262", url: "https://cisofy.com/x/" }, "https://cisofy.com/x/"],
  [{ type: "CVE", id: "CVE-2021-44228/../../x" }, null],
  [{ type: "CWE", id: "CWE-noinfo" }, null],
  [{ type: "CPE", id: "cpe:/a:openbsd:openssh:9.2" }, null],
  [{ type: "URL", id: "x", url: "javascript:alert(1)" }, null],
  [{ type: "URL", id: "x", url: "data:text/html,x" }, null],
  [{ type: "URL", id: "x", url: "https://nvd.nist.gov@evil.test/" }, null],
  [{ type: "URL", id: "x", url: `https://a.test/${"x".repeat(2000)}` }, null],
] as const)("links %j to %j", (reference, link) => {
  expect(linkOf(reference)).toBe(link);
});
