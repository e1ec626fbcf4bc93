import type { QueryKey } from "./keys.ts";

/** How a value is compared. Empty: it is this one, or one of these. */
export type Operator = "" | ">" | ">=" | "<" | "<=";

/** One condition of a query, as it was written, in its canonical spelling. */
export type Term =
  | { kind: "key"; not: boolean; key: QueryKey; operator: Operator; values: string[] }
  | { kind: "text"; not: boolean; text: string; isPhrase: boolean };

/** A query: every term must hold. */
export type Query = Term[];
