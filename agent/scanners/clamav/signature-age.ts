import { cleanLine, type ParsedEvent, type Severity } from "../../finding.ts";
import type { SystemSignatures } from "./signatures.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** ClamAV publishes signatures daily, and itself warns from the eighth day on. */
const LOW_AFTER_DAYS = 7;
const MEDIUM_AFTER_DAYS = 30;

/** What signatures a scan used, and a finding about the agent's machine when the newest are over 7 (LOW) or 30 (MEDIUM) days old. */
export function signatureAgeEvent(signatures: SystemSignatures, hostname: string, now: Date): ParsedEvent {
  const { builtAt, versions, folder } = signatures;
  const ageDays = ageInDays(builtAt, now);
  const event: ParsedEvent = {
    type: "signatures",
    observedAt: now.toISOString(),
    asset: { kind: "MACHINE", hostname: cleanLine(hostname, 255) || "unknown" },
    data: { builtAt: builtAt?.toISOString() ?? null, ageDays, versions, folder },
  };
  const severity = severityOfAge(ageDays);
  if (severity === null) return event;
  return {
    ...event,
    finding: {
      category: "outdated-signatures",
      title: `ClamAV's signatures are ${ageDays} days old`,
      description: "Malware that became known since is not found. Run freshclam on this machine.",
      severity,
      location: folder,
      identity: { scanner: "clamav" },
      evidence: { builtAt: builtAt?.toISOString(), versions },
    },
  };
}

/** Whole days since the signatures were built; null where that is not known. */
export function ageInDays(builtAt: Date | null, now: Date): number | null {
  return builtAt === null ? null : Math.max(0, Math.floor((now.getTime() - builtAt.getTime()) / DAY_MS));
}

/** True from the eighth day on: what became known since is not found. */
export function isOutdated(ageDays: number | null): boolean {
  return ageDays !== null && ageDays > LOW_AFTER_DAYS;
}

function severityOfAge(ageDays: number | null): Severity | null {
  if (ageDays === null || !isOutdated(ageDays)) return null;
  return ageDays > MEDIUM_AFTER_DAYS ? "MEDIUM" : "LOW";
}
