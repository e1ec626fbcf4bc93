import type { CombinedError } from "@urql/core";

/** A request that the head refused or never got. `code` is stable, `message` is a sentence for people. */
export class RequestError extends Error {
  readonly code: string;
  /** What the head told beside the code. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, sentence: string, cause?: unknown, details: Record<string, unknown> = {}) {
    super(sentence, { cause });
    this.name = "RequestError";
    this.code = code;
    this.details = details;
  }
}

export const HEAD_UNREACHABLE = "HEAD_UNREACHABLE";

/** Turns urql's error into one with a code: the head's own where it answered, else `HEAD_UNREACHABLE`. */
export function toRequestError(error: CombinedError): RequestError {
  const first = error.graphQLErrors[0];
  if (!first) return new RequestError(HEAD_UNREACHABLE, "The head cannot be reached.", error);
  const code = first.extensions.code;
  return new RequestError(
    typeof code === "string" ? code : "INTERNAL",
    first.message,
    error,
    first.extensions,
  );
}

/** The sentence to show for any failure. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong.";
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof RequestError && error.code === code;
}
