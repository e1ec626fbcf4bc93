import { z } from "zod";
import type { ScanEvent } from "./finding.ts";
import type { Report } from "./report.ts";

type Of<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

// The checksum proves that an agent wrote it; this tells what a later or earlier version wrote differently.
const entrySchema = z.object({
  number: z.int().min(1),
  events: z.int().min(0),
  report: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("begin") }),
    z.object({ kind: z.literal("events"), events: z.custom<ScanEvent[]>(Array.isArray) }),
    z.object({ kind: z.literal("artifact"), part: z.custom<Of<"artifact">["part"]>(isObject) }),
    z.object({ kind: z.literal("complete"), input: z.custom<Of<"complete">["input"]>(isObject) }),
    z.object({ kind: z.literal("fail"), input: z.custom<Of<"fail">["input"]>(isObject) }),
    z.object({ kind: z.literal("abandon") }),
  ]),
});

/** What one spool record says. */
export interface Entry {
  /** 1, 2, 3 … within the attempt, without gaps: a gap means that records were lost. */
  number: number;
  /** Events of the attempt up to and with this entry. */
  events: number;
  report: Report;
}

export function formatEntry(entry: Entry): string {
  return JSON.stringify(entry);
}

/** Null when the text is no entry that this version understands. */
export function parseEntry(text: string): Entry | null {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
