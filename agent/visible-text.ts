/**
 * Characters that a terminal or a viewer obeys instead of showing them: controls but for tab and line ends, and those that
 * reorder, hide or join text around them (Unicode's categories Cc, Cf, Zl and Zp).
 */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text of anybody, with a mark in the place of each character that would not be seen. */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, "\ufffd");
}

/** JSON with such characters escaped: it says the same to programs, and does nothing to a terminal. */
export function visibleJson(json: string): string {
  return json.replaceAll(UNSEEN, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
