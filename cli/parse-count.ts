import { InvalidArgumentError } from "commander";

/** A whole number above 0. Throws what commander turns into a sentence. */
export function parseCount(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("It is a whole number above 0.");
}
