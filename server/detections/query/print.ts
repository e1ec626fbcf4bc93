import type { Query, Term } from "./term.ts";

/** What may stand in a value without quotes. The parser reads up to these characters. */
export const BARE_VALUE = /^[^\s",\\]+$/;
/** A word that is read neither as a key nor as something to leave out. */
const BARE_WORD = /^(?![a-z]+:)[^\s"\\-][^\s"\\]*$/i;

/** A query as text in its canonical spelling, which parses to the same query. */
export function printQuery(query: Query): string {
  return query.map(printTerm).join(" ");
}

function printTerm(term: Term): string {
  const sign = term.not ? "-" : "";
  if (term.kind === "text") {
    return sign + (!term.isPhrase && BARE_WORD.test(term.text) ? term.text : quote(term.text));
  }
  return `${sign}${term.key}:${term.operator}${term.values.map(printValue).join(",")}`;
}

function printValue(value: string): string {
  return BARE_VALUE.test(value) && !/^[<>]/.test(value) ? value : quote(value);
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
