import type { Capability } from "./capability.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * From how many days on what a scanner brings is old. ClamAV's signatures are published daily, and ClamAV itself warns from the
 * eighth day on; lynis has a release every few months, and what it knows of a year ago misses new systems. Published rules for
 * suricata change daily and for yara within weeks, but an owner's own may be of slower use: a quarter of a year.
 */
const OLD_AFTER_DAYS: Record<string, number> = { clamav: 7, lynis: 365, suricata: 90, yara: 90 };

/** Why a usable scanner may miss something, in a sentence; null when nothing is known against it. */
export function signatureRisk(
  { name, problem, signaturesAt, signatureCount }: Capability,
  now: Date,
): string | null {
  if (problem !== null) return null;
  if (name === "clamav" && signatureCount === 0)
    return "It has no signatures of its own: only scans with rule sets can run.";
  const oldAfterDays = OLD_AFTER_DAYS[name];
  if (oldAfterDays === undefined || !signaturesAt) return null;
  const ageDays = Math.floor((now.getTime() - Date.parse(signaturesAt)) / DAY_MS);
  if (ageDays <= oldAfterDays) return null;
  if (name === "lynis")
    return `Its tests are of ${signaturesAt.slice(0, 10)}, ${ageDays} days old: newer systems and advice are not in them.`;
  return name === "clamav"
    ? `Its newest signatures are ${ageDays} days old: malware that became known since is not found.`
    : `The newest of its owner's rules are ${ageDays} days old: what became known since is only found by other rule sets.`;
}
