import { z } from "zod";
import { AppError } from "../errors.ts";
import { quickCheckOf } from "../quick-check.ts";

/** Events of one chunk, at most. */
export const MAX_CHUNK_EVENTS = 500;
/** Size of one event as JSON, at most, in bytes. */
export const MAX_EVENT_BYTES = 64 * 1024;

const text = (max: number) => z.string().max(max);

/** No clock that was ever set tells less, and PostgreSQL knows no year 0. */
export const isAfter1970 = (moment: string) => moment >= "1970";

/** NUL characters and halves of surrogate pairs as JSON writes them: behind no backslash, or an even number of them. */
const NOT_STORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][\da-f]{2})/;

/** What an observation is about, as the agent names it. */
export const AssetReference = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("HOST"),
    address: z.union([z.ipv4(), z.ipv6()]),
    hostnames: z.array(text(255)).max(50).optional(),
    mac: text(40).optional(),
  }),
  z.strictObject({ kind: z.literal("MACHINE"), hostname: text(255).min(1) }),
  z.strictObject({ kind: z.literal("FILE_TREE"), root: text(4096).min(1) }),
  z.strictObject({ kind: z.literal("INTERFACE"), name: text(64).min(1) }),
]);

/** What a scanner found: an observation with an identity. */
export const Finding = z.strictObject({
  category: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  title: text(300).min(1),
  description: text(4000).optional(),
  severity: z.enum(["INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL"]),
  location: text(1000).optional(),
  /** What makes it the same finding next time, beside scanner, category and asset. */
  identity: z.record(text(60), z.union([text(4096), z.number()])),
  references: z
    .array(
      z.strictObject({
        type: z.enum(["CVE", "CWE", "CPE", "URL", "RULE"]),
        id: text(300),
        url: text(2000)
          .regex(/^https?:\/\//, "is no web address")
          .optional(),
      }),
    )
    .max(100)
    .optional(),
  evidence: z.record(text(100), z.unknown()).optional(),
});

/** One observation, as an agent sends it. */
export const ScanEvent = z.strictObject({
  sequence: z.int().min(1).max(2_000_000_000),
  type: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  observedAt: z.iso.datetime().refine(isAfter1970, "is before 1970"),
  asset: AssetReference,
  data: z.record(text(100), z.unknown()),
  finding: Finding.optional(),
});

export type AssetReference = z.infer<typeof AssetReference>;
export type Finding = z.infer<typeof Finding>;
/** One observation, checked. */
export type ScanEvent = z.infer<typeof ScanEvent>;
/** `json` is what is stored as its data: an object of data and asset. */
export type CheckedEvent = ScanEvent & { json: string };

const isScanEvent = quickCheckOf(ScanEvent);

/**
 * Checks a chunk as an agent sent it: 1 to 500 events of known shape, each at most 64 KiB, no two with one sequence
 * number, no characters that PostgreSQL can't store. Throws CHUNK_INVALID naming the first event at fault; a
 * chunk is taken whole or not at all.
 */
export function parseChunk(input: unknown): CheckedEvent[] {
  if (!Array.isArray(input) || input.length === 0 || input.length > MAX_CHUNK_EVENTS) {
    throw new AppError("CHUNK_INVALID", `A chunk is a list of 1 to ${MAX_CHUNK_EVENTS} events.`);
  }
  const events = input.map((value, index) =>
    withJson(isScanEvent(value) ? value : parseEvent(value, index), index),
  );
  if (new Set(events.map((event) => event.sequence)).size !== events.length) {
    throw new AppError("CHUNK_INVALID", "Two events of the chunk have the same sequence number.");
  }
  return events;
}

function parseEvent(value: unknown, index: number): ScanEvent {
  const parsed = ScanEvent.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "CHUNK_INVALID",
    `Event ${index} of the chunk: ${issue?.path.join(".")}: ${issue?.message}.`,
  );
}

/** Writes each part of it as JSON once. Of two members of one name jsonb keeps the later: the asset, not what data calls so. */
function withJson(event: ScanEvent, index: number): CheckedEvent {
  const { sequence, type, observedAt } = event;
  const [asset, data] = [JSON.stringify(event.asset), JSON.stringify(event.data)];
  const finding = event.finding ? `,"finding":${JSON.stringify(event.finding)}` : "";
  const whole = `{"sequence":${sequence},"type":"${type}","observedAt":"${observedAt}","asset":${asset},"data":${data}${finding}}`;
  if (whole.length > MAX_EVENT_BYTES || (whole.includes("\\u") && NOT_STORABLE.test(whole))) {
    throw new AppError(
      "CHUNK_INVALID",
      `Event ${index} of the chunk is over ${MAX_EVENT_BYTES} bytes, or holds NUL or half a character.`,
    );
  }
  const members = data === "{}" ? "{" : `${data.slice(0, -1)},`;
  return { ...event, json: `${members}"asset":${asset}}` };
}
