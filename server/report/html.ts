import { visibleText } from "../../agent/visible-text.ts";

/** Markup that needs no more escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What may be put into markup; false and nothing leave no trace. */
export type Part = Html | string | number | false | null | undefined | Part[];

/** Builds markup; whatever is put in is text and is escaped, unless it is markup that was built so. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(escaped)));
}

function escaped(value: Part): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(escaped).join("");
  if (value === null || value === undefined || value === false) return "";
  return visibleText(String(value)).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
