import { describe, expect, it } from "vitest";
import { signatureRisk } from "./signature-risk.ts";

const now = new Date("2026-11-25T12:00:00Z");
const capability = { name: "clamav", version: "1.4.6", privileged: true, problem: null };

describe("the risk of signatures", () => {
  it.each([
    [{ signaturesAt: "2026-11-25T01:00:00Z" }, null],
    [{ signaturesAt: "2026-11-18T11:00:00Z" }, null],
    [
      { signaturesAt: "2026-11-17T11:00:00Z" },
      "Its newest signatures are 8 days old: malware that became known since is not found.",
    ],
    [{ signatureCount: 0 }, "It has no signatures of its own: only scans with rule sets can run."],
    [{}, null],
    [{ problem: "It does not start.", signaturesAt: "2020-01-01T00:00:00Z" }, null],
    [{ name: "lynis", signaturesAt: "2026-05-01T00:00:00Z" }, null],
    [
      { name: "lynis", signaturesAt: "2022-05-17T00:00:00Z" },
      "Its tests are of 2022-05-17, 1653 days old: newer systems and advice are not in them.",
    ],
    [{ name: "yara", signaturesAt: "2026-08-28T12:00:00Z", signatureCount: 3 }, null],
    [
      { name: "suricata", signaturesAt: "2026-08-26T12:00:00Z", signatureCount: 3 },
      "The newest of its owner's rules are 91 days old: what became known since is only found by other rule sets.",
    ],
    [{ name: "yara" }, null],
    [{ name: "nmap", signaturesAt: "2020-01-01T00:00:00Z" }, null],
  ])("of %o is %j", (changes, risk) => {
    expect(signatureRisk({ ...capability, ...changes }, now)).toBe(risk);
  });
});
