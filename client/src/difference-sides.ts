/** What a difference compares: two scans, or two times as ISO 8601 in UTC. */
export type DifferenceSides =
  | { readonly kind: "scans"; readonly from: string | null; readonly to: string | null }
  | { readonly kind: "times"; readonly from: string; readonly to: string };

export type DifferenceKind = DifferenceSides["kind"];

const DAY_MS = 24 * 60 * 60 * 1000;

type Parameter = "from" | "to" | "since" | "until";

/** Reads the sides from the page's address: `from` and `to` are scans, `since` and `until` times; `until` is now unless given. */
export function readSides(
  parameters: Partial<Record<Parameter, string | string[]>>,
  nowMs: number,
): DifferenceSides {
  const text = (name: Parameter) => [parameters[name]].flat()[0] || null;
  const since = momentOf(text("since"));
  if (since === null) return { kind: "scans", from: text("from"), to: text("to") };
  return { kind: "times", from: since, to: momentOf(text("until")) ?? new Date(nowMs).toISOString() };
}

/** The sides as parameters of the page's address; undefined removes one. */
export function writeSides(sides: DifferenceSides): Record<Parameter, string | undefined> {
  const [from, to] = [sides.from ?? undefined, sides.to ?? undefined];
  return sides.kind === "scans"
    ? { from, to, since: undefined, until: undefined }
    : { from: undefined, to: undefined, since: from, until: to };
}

/** From so many days before a moment until then. */
export function lastDays(days: number, nowMs: number): DifferenceSides {
  const isoOf = (ms: number) => new Date(ms).toISOString();
  return { kind: "times", from: isoOf(nowMs - days * DAY_MS), to: isoOf(nowMs) };
}

function momentOf(text: string | null): string | null {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** A moment as a field of date and time takes it: by this computer's clock and time zone, to the minute. */
export function toLocalField(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What such a field holds as ISO 8601 in UTC; null where it is empty. */
export function fromLocalField(text: string): string | null {
  return momentOf(text || null);
}
