import { AppError } from "../errors.ts";

/** Paths of one scan, at most. */
const MAX_PATHS = 256;

/**
 * Reads the paths that a file scanner is to look at: absolute, without "." and "..", without what a shell or a tool
 * could take for more than a path. Throws PATH_INVALID naming the text and what is wrong with it.
 */
export function parsePaths(texts: string[]): string[] {
  if (texts.length > MAX_PATHS) {
    throw new AppError("PATH_INVALID", `A scan takes at most ${MAX_PATHS} paths, not ${texts.length}.`);
  }
  return [...new Set(texts.map(parsePath))].toSorted();
}

function parsePath(text: string): string {
  const invalid = (problem: string) =>
    new AppError("PATH_INVALID", `"${text.slice(0, 100)}" is no path: ${problem}.`);
  if (!text.startsWith("/")) throw invalid("it does not begin with a slash");
  if (Buffer.byteLength(text) > 4096) throw invalid("it is longer than 4,096 bytes");
  if (/\p{Cc}/u.test(text)) throw invalid("it holds a control character");
  const parts = text.split("/").filter((part) => part !== "");
  if (parts.some((part) => part === "." || part === "..")) throw invalid('it holds "." or ".."');
  return `/${parts.join("/")}`;
}
