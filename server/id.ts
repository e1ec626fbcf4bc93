import { z } from "zod";
import { AppError, type ErrorCode } from "./errors.ts";

/** An id of the head: a UUID. */
export const Id = z.uuid("is no id of this head");

/** The id itself, or the given not-found error where it cannot be one. */
export function requireId(id: string, code: ErrorCode, noun: string): string {
  if (Id.safeParse(id).success) return id.toLowerCase();
  throw new AppError(code, `There is no ${noun} with the id "${id.slice(0, 60)}".`);
}
