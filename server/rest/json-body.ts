import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { AppError } from "../errors.ts";

/** Levels of lists and objects within one another, at most: what reads them goes down into each. */
const MAX_DEPTH = 100;

/** The body as JSON, whose size the caller has looked at. Throws BAD_INPUT where it is none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await buffer(request)).toString("utf8");
  assertShallow(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new AppError("BAD_INPUT", `The body is no JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

/** Counts brackets outside of strings. */
function assertShallow(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === "[" || token === "{") depth += 1;
    if (token === "]" || token === "}") depth -= 1;
    if (depth > MAX_DEPTH)
      throw new AppError("BAD_INPUT", `The body has more than ${MAX_DEPTH} levels within one another.`);
  }
}
