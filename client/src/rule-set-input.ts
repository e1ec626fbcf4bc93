import type { RuleScanner } from "./gql/graphql.ts";

/** The head takes no more of one set. */
const MAX_CONTENT_BYTES = 1.5 * 1024 * 1024;

/** Rules as filled in so far. */
export interface RuleSetDraft {
  name: string;
  scanner: RuleScanner;
  content: string;
}

/** Why the rules cannot be uploaded yet, as a sentence; null when they can. The head's compiler judges the rest. */
export function whyNoUpload(draft: RuleSetDraft): string | null {
  const name = draft.name.trim();
  if (name === "") return "Name the rule set.";
  if (!/^[a-z0-9-]+$/.test(name)) return "The name has lower-case letters, digits and dashes only.";
  if (draft.content.trim() === "") return "Choose a file, or write the rules.";
  return whyTooLarge(new TextEncoder().encode(draft.content).length);
}

/** Why so many bytes are too many, as a sentence; null when they are not. */
export function whyTooLarge(bytes: number): string | null {
  return bytes > MAX_CONTENT_BYTES ? "The rules are larger than 1.5 MiB: upload them in parts." : null;
}

/** A name for a set from its file's: "Office Macros.yar" becomes "office-macros". */
export function nameFromFile(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, "").toLowerCase();
  return stem
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
}
