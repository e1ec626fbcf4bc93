import type { z } from "zod";
import { AppError } from "./errors.ts";

/**
 * Checks an input beyond what its GraphQL type says. Called in resolvers, where authorisation has passed already, so
 * that nobody learns what is valid without being allowed to ask. Throws BAD_INPUT with a clause for each problem.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    // A key of a record says what is wrong with it one level below.
    const message = (issue.code === "invalid_key" && issue.issues[0]?.message) || issue.message;
    return issue.path.length > 0 ? `${issue.path.join(".")}: ${message}` : message;
  });
  throw new AppError("BAD_INPUT", `${problems.slice(0, 10).join("; ")}.`);
}
