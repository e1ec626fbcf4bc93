import { createHash } from "node:crypto";

/** Control characters, marks that are invisible or reorder text, halves of surrogate pairs. */
const UNSAFE = /[\p{Cc}\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu;
const MAX_PATH = 4_000;
/** Stands before the hash that takes the place of the end of a path. */
export const CUT_MARK = "…sha256:";

/**
 * A file name as plain text that still tells names apart: bytes that are not UTF-8 become `\xff`, control characters and
 * invisible marks `\n` or `\u{202e}`; a backslash is doubled, but for Windows paths. Longer than 4000 characters: cut, with
 * the hash of the whole.
 */
export function pathText(bytes: Buffer): string {
  const isWindows = /^(?:[A-Za-z]:\\|\\\\)/.test(bytes.toString("latin1", 0, 3));
  const text = validPieces(bytes)
    .map((piece) => (typeof piece === "number" ? hexEscape(piece) : escaped(piece, isWindows)))
    .join("");
  if (text.length <= MAX_PATH) return text;
  return `${text.slice(0, MAX_PATH - 80)}${CUT_MARK}${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Text of bytes that should be UTF-8, with `\xff` for those that are not. */
export function lenientText(bytes: Buffer): string {
  return validPieces(bytes)
    .map((piece) => (typeof piece === "number" ? hexEscape(piece) : piece))
    .join("");
}

function escaped(text: string, keepBackslashes: boolean): string {
  const doubled = keepBackslashes ? text : text.replaceAll("\\", "\\\\");
  return doubled.replace(UNSAFE, (mark) => {
    if (mark === "\n") return "\\n";
    const code = mark.codePointAt(0) ?? 0;
    return code < 0x100 ? hexEscape(code) : `\\u{${code.toString(16)}}`;
  });
}

function hexEscape(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

/** Valid text and single invalid bytes, in order. */
function validPieces(bytes: Buffer): (string | number)[] {
  const whole = bytes.toString("utf8");
  if (!whole.includes("\ufffd")) return [whole];
  const pieces: (string | number)[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    const text = bytes.toString("utf8", at, at + length);
    const isValid = length > 0 && Buffer.from(text).equals(bytes.subarray(at, at + length));
    pieces.push(isValid ? text : (bytes[at] ?? 0));
    at += isValid ? length : 1;
  }
  return pieces;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 0;
}
