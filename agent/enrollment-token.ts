import { readFileSync } from "node:fs";
import { messageOf } from "./logger.ts";

/** Where the token is that lets an agent register. */
export type EnrollmentTokenSource = { token: string } | { file: string };

/** The token as it is now: one that Kubernetes projects into a file is replaced before it runs out. Throws a sentence. */
export function readEnrollmentToken(source: EnrollmentTokenSource): string {
  if ("token" in source) return source.token;
  try {
    const token = readFileSync(source.file, "utf8").trim();
    if (token !== "") return token;
  } catch (error) {
    throw new Error(`ENROLLMENT_TOKEN_FILE can't be read: ${messageOf(error)}.`, { cause: error });
  }
  throw new Error(`ENROLLMENT_TOKEN_FILE ${source.file} is empty.`);
}
