export type Severity = "INFO" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";

/** What an event is about. */
export type AssetReference =
  | { kind: "HOST"; address: string; hostnames?: string[]; mac?: string }
  | { kind: "MACHINE"; hostname: string }
  | { kind: "FILE_TREE"; root: string }
  | { kind: "INTERFACE"; name: string };

export interface FindingReference {
  type: "CVE" | "CWE" | "CPE" | "URL" | "RULE";
  id: string;
  url?: string;
}

export interface Finding {
  /** kebab-case, e.g. "open-port". */
  category: string;
  title: string;
  description?: string;
  severity: Severity;
  location?: string;
  /** What makes it the same finding next time, beside scanner, asset and category. */
  identity: Record<string, string | number>;
  references?: FindingReference[];
  evidence?: Record<string, unknown>;
}

/** An event as a scanner's parser emits it: numbering belongs to the attempt. */
export interface ParsedEvent {
  type: string;
  /** ISO 8601, UTC. */
  observedAt: string;
  asset: AssetReference;
  data: Record<string, unknown>;
  /** Absent: an observation only. */
  finding?: Finding;
}

export interface ScanEvent extends ParsedEvent {
  /** 1, 2, 3 … within the attempt, without gaps. */
  sequence: number;
}

const MAX_EVENT_BYTES = 64 * 1024;
const LIMITS = { title: 300, description: 4_000, location: 1_000 } as const;

/** Control characters but tab and newline; marks that are invisible or reorder text; halves of surrogate pairs. */
const UNSAFE = /(?![\t\n])\p{Cc}|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** Plain text from a scanned system: unsafe characters removed, at most `maxLength` characters, cut ones marked with "…". */
export function cleanText(text: string, maxLength: number): string {
  const clean = text.replace(UNSAFE, "");
  if (clean.length <= maxLength) return clean;
  return `${clean.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** One line of clean text. */
export function cleanLine(text: string, maxLength: number): string {
  return cleanText(text.replace(/\s+/g, " ").trim(), maxLength);
}

/** The same without what PostgreSQL can't store: NUL characters and halves of surrogate pairs, which stay visible. */
export function storable<T>(value: T): T;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "\\x00").toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}

/** The event with all its text cleaned and capped, at most 64 KiB as JSON; what does not fit is replaced, never sent cut. */
export function boundedEvent(event: ParsedEvent): ParsedEvent {
  const clean: ParsedEvent = { ...event, asset: cleanAsset(event.asset), data: cleanRecord(event.data) };
  if (event.finding) clean.finding = cleanFinding(event.finding);
  if (fits(clean)) return clean;
  clean.data = { truncated: true };
  if (fits(clean) || !clean.finding) return clean;
  clean.finding = {
    ...clean.finding,
    evidence: { truncated: true },
    references: clean.finding.references?.slice(0, 20),
  };
  return clean;
}

function fits(event: ParsedEvent): boolean {
  // 128 bytes are kept free for the sequence number that is added later.
  return Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES - 128;
}

function cleanAsset(asset: AssetReference): AssetReference {
  if (asset.kind !== "HOST" || !asset.hostnames) return storable(asset);
  return { ...storable(asset), hostnames: asset.hostnames.slice(0, 20).map((name) => cleanLine(name, 253)) };
}

function cleanFinding(finding: Finding): Finding {
  const { identity, references } = finding;
  const clean: Finding = {
    ...finding,
    title: cleanLine(finding.title, LIMITS.title),
    identity: storable(identity),
    ...(references ? { references: storable(references) } : {}),
  };
  if (finding.description !== undefined)
    clean.description = cleanText(finding.description, LIMITS.description);
  if (finding.location !== undefined) clean.location = cleanLine(finding.location, LIMITS.location);
  if (finding.evidence !== undefined) clean.evidence = cleanRecord(finding.evidence);
  return clean;
}

function cleanRecord(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [cleanLine(key, 200), cleanValue(value)]),
  );
}

function cleanValue(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value, 16 * 1024);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== "object" || value === null) return value;
  return cleanRecord(Object.fromEntries(Object.entries(value)));
}
