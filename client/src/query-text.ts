/** A query with a term more, or without it where it has it already. */
export function toggleTerm(query: string, term: string): string {
  const terms = termsOf(query);
  const rest = terms.filter((each) => each.toLowerCase() !== term.toLowerCase());
  return (rest.length < terms.length ? rest : [...terms, term]).join(" ");
}

export function hasTerm(query: string, term: string): boolean {
  return termsOf(query).some((each) => each.toLowerCase() === term.toLowerCase());
}

/** What is being written at the end of a query: the start of a key, in small letters; empty where it is something else. */
export function startedKey(query: string): string {
  return /(?:^|\s)-?([a-z]+)$/i.exec(query)?.[1]?.toLowerCase() ?? "";
}

/** The query with the key that is being written at its end completed. */
export function completeKey(query: string, key: string): string {
  return `${query.slice(0, query.length - startedKey(query).length)}${key}:`;
}

/** Terms as they stand, quotes kept together. One that is not closed goes to the end. */
function termsOf(query: string): string[] {
  return query.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/gs) ?? [];
}
