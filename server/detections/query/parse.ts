import { AppError } from "../../errors.ts";
import { BadValue, isQueryKey, QUERY_KEYS, ruleOf } from "./keys.ts";
import type { Operator, Query, Term } from "./term.ts";

/** Characters of a query, at most. */
export const MAX_QUERY_LENGTH = 1000;
/** Terms of a query, at most. */
export const MAX_TERMS = 30;
/** Alternatives of one term, at most. */
const MAX_VALUES = 50;
/** Characters of a word, a phrase or a value, at most. */
const MAX_VALUE_LENGTH = 300;

const SPACE = /\s+/y;
const KEY = /([a-z]+):/iy;
const OPERATOR = /[<>]=?/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const VALUE = /[^\s",\\]+/y;
const WORD = /[^\s"\\-][^\s"\\]*/y;

/**
 * Reads a query such as `severity:high port:1-1024 -category:open-port "remote code"`; docs/search.md says what may be
 * in it. Takes one step for each term and never goes back, so that no text is slow to read.
 * @throws BAD_QUERY naming the word and its position, with what may be meant in `suggestions`
 */
export function parseQuery(text: string): Query {
  if (text.length > MAX_QUERY_LENGTH) {
    throw badQuery(`The query has ${text.length} characters, at most ${MAX_QUERY_LENGTH}.`, 0, text.length);
  }
  const nul = text.indexOf("\0");
  if (nul >= 0)
    throw badQuery(`The character at position ${nul + 1} is NUL, which nothing contains.`, nul, 1);
  const reader = new Reader(text);
  const query: Query = [];
  for (reader.take(SPACE); !reader.isAtEnd(); reader.take(SPACE)) {
    if (query.length === MAX_TERMS) {
      throw badQuery(`The query has more than ${MAX_TERMS} terms.`, reader.at, text.length - reader.at);
    }
    query.push(readTerm(reader));
  }
  return query;
}

/** Where a query is wrong, in UTF-16 units from 0, and what may be meant. */
export type QueryProblem = { message: string; position: number; length: number; suggestions: string[] };

/** What is wrong with a query; null for nothing. */
export function problemOf(text: string): QueryProblem | null {
  try {
    parseQuery(text);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, extensions } = error;
    return { message, ...(extensions as unknown as Omit<QueryProblem, "message">) };
  }
}

/** Goes through a text once, from left to right. */
class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  /** What matches here, which it goes past; null where nothing does. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }
}

function readTerm(reader: Reader): Term {
  const start = reader.at;
  const not = reader.take(/-/y) !== null;
  const named = reader.take(KEY);
  const term = named ? readKeyTerm(reader, named[1] ?? "", start, not) : readText(reader, start, not);
  if (!reader.isAtEnd() && !reader.take(SPACE)) {
    throw badQuery(`A space is missing at position ${reader.at + 1}.`, reader.at, 1);
  }
  return term;
}

function readText(reader: Reader, start: number, not: boolean): Term {
  const phrase = takeQuoted(reader);
  const text = phrase ?? reader.take(WORD)?.[0];
  if (text === undefined) {
    if (reader.text[reader.at] === "\\") {
      throw badQuery(`Put the backslash at position ${reader.at + 1} in quotes, twice.`, reader.at, 1);
    }
    throw badQuery(`After the minus at position ${start + 1} comes what is to be left out.`, start, 1);
  }
  if (text.trim() === "") {
    throw badQuery(`The quotes at position ${start + 1} hold nothing.`, start, reader.at - start);
  }
  checkLength(text, start);
  return { kind: "text", not, text, isPhrase: phrase !== undefined };
}

function readKeyTerm(reader: Reader, name: string, start: number, not: boolean): Term {
  const key = name.toLowerCase();
  const nameAt = start + Number(not);
  if (!isQueryKey(key)) {
    throw badQuery(
      `"${name}" at position ${nameAt + 1} is no key. To look for it as text, put it in quotes.`,
      nameAt,
      name.length,
      nearest(key).map((each) => `${each}:`),
    );
  }
  const rule = ruleOf(key);
  const operatorAt = reader.at;
  const operator = (reader.take(OPERATOR)?.[0] ?? "") as Operator;
  if (!rule.operators.includes(operator)) {
    const takes = operator === "" ? `needs one of ${rule.operators.join(" ")}` : `takes no ${operator}`;
    throw badQuery(
      `${key} at position ${nameAt + 1} ${takes}.`,
      nameAt,
      operatorAt - nameAt + operator.length,
      [rule.example],
    );
  }
  const values: string[] = [];
  do {
    const value = readValue(reader, key, operator);
    if (!values.includes(value)) values.push(value);
    if (values.length > MAX_VALUES || (operator !== "" && values.length > 1)) {
      const most = operator === "" ? MAX_VALUES : 1;
      throw badQuery(
        `${key} at position ${nameAt + 1} takes at most ${most} here.`,
        nameAt,
        reader.at - nameAt,
      );
    }
  } while (reader.take(/,/y));
  return { kind: "key", not, key, operator, values };
}

function readValue(reader: Reader, key: keyof typeof QUERY_KEYS, operator: Operator): string {
  const at = reader.at;
  const rule = ruleOf(key);
  const value = takeQuoted(reader) ?? reader.take(VALUE)?.[0] ?? "";
  if (value.trim() === "") {
    throw badQuery(`${key} needs a value at position ${at + 1}.`, at, Math.max(1, reader.at - at), [
      rule.example,
    ]);
  }
  checkLength(value, at);
  try {
    return rule.read(value, operator);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    const message = `"${value.slice(0, 60)}" at position ${at + 1} ${error.message}.`;
    throw badQuery(
      message,
      at,
      reader.at - at,
      error.suggestions.map((each) => `${key}:${each}`),
    );
  }
}

function checkLength(text: string, at: number): void {
  if (text.length <= MAX_VALUE_LENGTH) return;
  const message = `What is at position ${at + 1} has ${text.length} characters, at most ${MAX_VALUE_LENGTH}.`;
  throw badQuery(message, at, text.length);
}

function takeQuoted(reader: Reader): string | undefined {
  if (reader.text[reader.at] !== '"') return;
  const quoted = reader.take(QUOTED);
  if (quoted) return quoted[1]?.replaceAll(/\\(.)/gs, "$1");
  throw badQuery(
    `The quote at position ${reader.at + 1} is not closed.`,
    reader.at,
    reader.text.length - reader.at,
  );
}

/** Keys that begin as the name does, else all. */
function nearest(name: string): string[] {
  const keys = Object.keys(QUERY_KEYS);
  const alike = keys.filter((key) => key.startsWith(name.slice(0, 2)));
  return alike.length > 0 ? alike : keys;
}

function badQuery(message: string, position: number, length: number, suggestions: string[] = []): AppError {
  return new AppError("BAD_QUERY", message, { details: { position, length, suggestions } });
}
