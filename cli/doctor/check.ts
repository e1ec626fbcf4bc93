import { messageOf } from "../../scripts/failure.ts";

/** What a check came to: `skip` where there is nothing of it here. */
export type Verdict = "ok" | "warn" | "fail" | "skip";

/** One line of the doctor: what it is, how it is, and what to do where it is not well. */
export type Finding = { check: string; verdict: Verdict; text: string; advice?: string };

/** Looks at one thing. May throw: then the thing is not well, and the message says why. */
export type Check = { name: string; advice: string; look: () => Promise<Omit<Finding, "check">[]> };

/** Runs a check to its end, whatever happens in it. */
export async function runCheck({ name, advice, look }: Check): Promise<Finding[]> {
  try {
    return (await look()).map((finding) => ({ check: name, ...finding }));
  } catch (error) {
    return [{ check: name, verdict: "fail", text: reasonOf(error), advice }];
  }
}

/** The reason that libraries hide in the cause or among several errors. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  if (error instanceof Error && error.cause instanceof Error && error.cause.message)
    return error.cause.message;
  return messageOf(error);
}
