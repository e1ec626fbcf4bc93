import { type Line, LineReader } from "../../output/lines.ts";
import { arrayLines } from "./array-lines.ts";
import { readFastLine } from "./fast-log.ts";
import { recordsOf } from "./wrapped.ts";

const MAX_LINE_BYTES = 2 * 1024 * 1024;
/** What a log daemon puts before a record is shorter. */
const MAX_PREFIX = 300;
/** What stands alone on a line between records. */
const SEPARATORS = ["[", "]", "],", ","];

export type EveRecord = Record<string, unknown>;

export interface EveHandlers {
  record(record: EveRecord, line: number): void;
  unreadable(line: number, why: string): void;
}

export function isRecord(value: unknown): value is EveRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads records, one JSON object a line, as Suricata writes them. Reports that passed other hands may have them in an array,
 * behind a log daemon's prefix, wrapped by a search engine, or spread over indented lines. Memory is bounded.
 */
export class EveReader {
  readonly #handlers: EveHandlers;
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  readonly #toLines = arrayLines();
  #spread: { text: string; line: number } | null = null;

  constructor(handlers: EveHandlers) {
    this.#handlers = handlers;
  }

  write(chunk: Uint8Array): void {
    for (const line of this.#lines.write(this.#toLines(chunk))) this.#readLine(line);
  }

  end(): void {
    const rest = this.#lines.end();
    if (rest) this.#readLine(rest);
    if (this.#spread) this.#handlers.unreadable(this.#spread.line, "is the start of a record without an end");
    this.#spread = null;
  }

  #readLine({ bytes, number, isCut, isEnded }: Line): void {
    const text = bytes
      .toString("utf8")
      .trim()
      .replace(/^\ufeff/, "");
    if (text === "") return;
    if (isCut) this.#handlers.unreadable(number, "is longer than 2 MiB");
    else if (this.#spread) this.#continueSpread(bytes.toString("utf8"));
    else if (text === "{" || text === "[{") this.#spread = { text: "{", line: number };
    else this.#readText(text, number, isEnded);
  }

  /** An indented object ends with a brace at the start of a line. */
  #continueSpread(line: string): void {
    const spread = this.#spread;
    if (!spread) return;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const trimmed = line.trim();
    const isEnd = /^\},?\s*(?:\{|\]|$)/.test(trimmed) && indent <= 2 && this.#parses(`${spread.text}}`);
    if (isEnd) {
      this.#spread = trimmed.endsWith("{") ? { text: "{", line: spread.line } : null;
      this.#readText(`${spread.text}}`, spread.line, true);
      return;
    }
    spread.text += `${line}\n`;
    if (spread.text.length <= MAX_LINE_BYTES) return;
    this.#handlers.unreadable(spread.line, "is the start of a record without an end");
    this.#spread = null;
  }

  #parses(text: string): boolean {
    return parseJson(text) !== undefined;
  }

  #readText(text: string, line: number, isEnded: boolean): void {
    const value = parseJson(text) ?? readFastLine(text) ?? parseJson(embedded(text));
    if (value !== undefined) this.#readValue(value, line);
    else if (!SEPARATORS.includes(text)) this.#readPieces(text, line, isEnded ? "is no JSON" : "is cut");
  }

  /** Several records on one line, where line feeds were lost. */
  #readPieces(text: string, line: number, why: string): void {
    const pieces = text.split(/(?<=\})\s*,?\s*(?=\{"(?:timestamp|event_type|flow_id)")/);
    const values = pieces.map(parseJson);
    for (const value of values) if (value !== undefined) this.#readValue(value, line);
    const lost = values.filter((value) => value === undefined).length;
    for (let count = 0; count < lost; count += 1) this.#handlers.unreadable(line, why);
  }

  #readValue(value: unknown, line: number): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#readValue(item, line);
      return;
    }
    const records = recordsOf(value);
    for (const record of records) this.#handlers.record(record, line);
    if (records.length > 0) return;
    if (isRecord(value)) this.#handlers.record(value, line);
    else this.#handlers.unreadable(line, "is no record");
  }
}

function embedded(text: string): string {
  const start = text.indexOf("{");
  if (start === -1 || start > MAX_PREFIX) return "";
  return text.slice(start, text.lastIndexOf("}") + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON; the caller says so
  }
}
