import { boundedEvent, cleanLine, type FindingReference, type ParsedEvent } from "../../finding.ts";
import { classOfSignature, type SignatureClass, severityOfSignature } from "./severity.ts";

export interface FoundFile {
  root: string;
  observedAt: string;
  /** As the scanned machine names it. */
  shownPath: string;
  signature: string;
  /** MD5 or SHA-256 as ClamAV tells it, SHA-256 as the agent measured it. */
  hashes: Record<string, string>;
}

const CATEGORY: Record<SignatureClass, string> = {
  malware: "malware",
  test: "malware",
  unwanted: "unwanted-program",
  suspicious: "suspicious-file",
  unscanned: "unscanned-file",
};

/** One signature that matched one file. */
export function foundEvent({ root, observedAt, shownPath, signature, hashes }: FoundFile): ParsedEvent {
  const name = cleanLine(signature, 250) || "unnamed signature";
  const kind = classOfSignature(name);
  return boundedEvent({
    type: kind === "unscanned" ? "unscanned-file" : "infected-file",
    observedAt,
    asset: { kind: "FILE_TREE", root },
    data: { path: shownPath, signature: name, ...hashes },
    finding: {
      category: CATEGORY[kind],
      title: titleOf(kind, name),
      severity: severityOfSignature(name),
      location: shownPath,
      identity: { path: shownPath, signature: name },
      references: referencesOf(kind, name),
      ...(Object.keys(hashes).length === 0 ? {} : { evidence: hashes }),
    },
  });
}

/** Why a file was not looked into, for the coverage. */
export function unscannedReason(signature: string): string {
  const limit = /^Heuristics\.Limits\.Exceeded\.(\w{1,40})/.exec(signature)?.[1];
  if (limit !== undefined) return `over a limit (${limit})`;
  return /Limits\.|Oversized/.test(signature) ? "over a limit" : "encrypted";
}

function titleOf(kind: SignatureClass, name: string): string {
  if (kind === "unscanned") return `Not looked into: ${name}`;
  return name;
}

function referencesOf(kind: SignatureClass, name: string): FindingReference[] {
  const rule: FindingReference = { type: "RULE", id: name };
  if (kind !== "malware") return [rule];
  return [rule, { type: "CWE", id: "CWE-506", url: "https://cwe.mitre.org/data/definitions/506.html" }];
}
