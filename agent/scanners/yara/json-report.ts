import { z } from "zod";
import type { MatchLine, Meta, StringLine } from "./match-line.ts";

/** A document that is spread over lines, at most. */
const MAX_DOCUMENT = 64 * 1024 * 1024;
const MAX_STRINGS = 10_000;

const JsonString = z.object({
  identifier: z.string(),
  offset: z.int().min(0).optional(),
  start: z.int().min(0).optional(),
  match: z.string().optional(),
  data: z.string().optional(),
});
const MetaValue = z.union([z.string(), z.number(), z.boolean()]);
const JsonRule = z.object({
  identifier: z.string().optional(),
  rule: z.string().optional(),
  namespace: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  meta: z.union([z.record(z.string(), z.unknown()), z.array(z.tuple([z.string(), z.unknown()]))]).nullish(),
  strings: z.array(z.unknown()).nullish(),
});
const JsonFile = z.object({ path: z.string(), rules: z.array(z.unknown()) });
/** Programs that use YARA as a library name the file in either way. */
const JsonMatch = z.union([
  z.object({ file: z.string() }).transform(({ file }) => file),
  z.object({ path: z.string() }).transform(({ path }) => path),
  z.object({ file_path: z.string() }).transform(({ file_path }) => file_path),
]);
const JsonDocument = z.union([
  z.object({ matches: z.array(z.unknown()) }).transform(({ matches }) => matches),
  z.array(z.unknown()),
]);

export interface JsonMatches {
  matches: { line: MatchLine; strings: StringLine[] }[];
  /** What of it could not be used; null where all could. */
  unreadable: string | null;
}

const WAITING: JsonMatches = { matches: [], unreadable: null };

/** Reads what YARA-X prints as JSON: a line for each file (`-o ndjson`), or one document, on one line or on many (`-o json`). */
export class JsonReport {
  #spread: { lines: string[]; size: number; line: number } | null = null;

  /** Null when the line, in latin1, is no JSON. */
  read(text: string, line: number): JsonMatches | null {
    if (this.#spread) return this.#continue(text);
    if (text.trim() === "{" || text.trim() === "[") {
      this.#spread = { lines: [text], size: 0, line };
      return WAITING;
    }
    if (!/^[{[]/.test(text)) return null;
    const value = parseJson(text);
    return value === undefined ? null : readDocument(value);
  }

  /** The line where a document began that did not end; null when there is none. */
  end(): { line: number } | null {
    return this.#spread && { line: this.#spread.line };
  }

  #continue(text: string): JsonMatches {
    const spread = this.#spread;
    if (!spread || spread.size > MAX_DOCUMENT) return WAITING;
    spread.lines.push(text);
    spread.size += text.length;
    if (!["}", "]"].includes(text.trimEnd())) return WAITING;
    const value = parseJson(spread.lines.join("\n"));
    if (value === undefined) return WAITING;
    this.#spread = null;
    return readDocument(value);
  }
}

function readDocument(value: unknown): JsonMatches {
  const file = JsonFile.safeParse(value);
  if (file.success) return readRules(file.data.rules.map((rule) => ({ rule, path: file.data.path })));
  const document = JsonDocument.safeParse(value);
  if (!document.success) return { matches: [], unreadable: "is JSON, but of no form of YARA" };
  return readRules(
    document.data.flatMap((match) => {
      const nested = JsonFile.safeParse(match);
      if (nested.success) return nested.data.rules.map((rule) => ({ rule, path: nested.data.path }));
      return [{ rule: match, path: JsonMatch.safeParse(match).data ?? "" }];
    }),
  );
}

function readRules(found: { rule: unknown; path: string }[]): JsonMatches {
  const matches = found.flatMap(({ rule, path }) => readRule(rule, path));
  const lost = found.length - matches.length;
  return { matches, unreadable: lost === 0 ? null : `holds ${lost} matches without a rule or a file` };
}

function readRule(value: unknown, path: string): JsonMatches["matches"] {
  const rule = JsonRule.safeParse(value).data;
  const name = rule?.identifier ?? rule?.rule;
  if (!rule || !name || path === "") return [];
  const line = {
    namespace: rule.namespace ?? null,
    rule: name.slice(0, 200),
    tags: (rule.tags ?? []).slice(0, 100),
    meta: readMeta(rule.meta ?? {}),
    path: latin1(path),
  };
  return [{ line, strings: (rule.strings ?? []).slice(0, MAX_STRINGS).flatMap(readString) }];
}

function readMeta(meta: Record<string, unknown> | [string, unknown][]): Meta[] {
  const pairs = Array.isArray(meta) ? meta : Object.entries(meta);
  return pairs.slice(0, 100).flatMap(([key, value]) => {
    const known = MetaValue.safeParse(value);
    return known.success ? [{ key, value: known.data }] : [];
  });
}

function readString(value: unknown): StringLine[] {
  const string = JsonString.safeParse(value).data;
  if (!string) return [];
  const { identifier, offset, start, match, data } = string;
  return [
    {
      id: identifier.slice(0, 130),
      offset: offset ?? start ?? 0,
      length: null,
      data: latin1(match ?? data ?? ""),
    },
  ];
}

/** As the rest of the report is kept: bytes as latin1. `text` is characters here. */
function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/** `text` is bytes as latin1. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
  } catch {
    return undefined; // no JSON; the caller says so
  }
}
