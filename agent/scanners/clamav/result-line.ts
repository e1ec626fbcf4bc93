/** What clamscan or clamdscan say of one path. Paths are bytes in latin1, as the rest of the line. */
export type Result =
  | { kind: "found"; path: string; name: string; hash: string | null }
  | { kind: "ok" | "empty" | "link" | "acted" | "special"; path: string }
  | { kind: "excluded" | "error"; path: string; why: string };

const PLAIN: Record<string, "ok" | "empty" | "link" | "special"> = {
  OK: "ok",
  "Empty file": "empty",
  "Empty file.": "empty",
  "Symbolic link": "link",
  "Not supported file type": "special",
};
/** With ExtendedDetectionInfo: `Name(md5:size)`. */
const EXTENDED = /^(.+)\(([0-9a-f]{32,64}):\d+\)$/;
const TROUBLE =
  /^(?:Access denied\b|Can't (?:access|open|read|stat|get)\b|Excluded\b|Removed\.?$|(?:moved|copied) to ')/;
/** What begins as a path does. */
const PATH_START = /^(?:[A-Za-z]:[\\/]|[\\/]|\.{1,2}[\\/])/;

/** Null when the line is not what is said of a path. */
export function readResult(line: string): Result | null {
  // Most lines by far.
  if (line.startsWith("/") && line.endsWith(": OK")) return { kind: "ok", path: line.slice(0, -4) };
  // ClamAV's own complaint, with the path in the middle.
  if (/^(?:WARNING|ERROR): Can't /.test(line)) return null;
  const text = line.replace(/^(?:WARNING|ERROR): (?=.+: )/, "");
  if (text.endsWith(" FOUND")) return readFound(text);
  if (text.endsWith(" ERROR")) return readError(text);
  const at = text.lastIndexOf(": ");
  if (at < 1) return null;
  const path = text.slice(0, at);
  const status = text.slice(at + 2);
  const plain = Object.hasOwn(PLAIN, status) ? PLAIN[status] : undefined;
  if (plain !== undefined) return { kind: plain, path };
  if (!TROUBLE.test(status)) return readMoved(text);
  if (status.startsWith("Excluded")) return { kind: "excluded", path, why: status };
  if (/^(?:Removed|moved|copied)/.test(status)) return { kind: "acted", path };
  return { kind: "error", path, why: status };
}

/**
 * What else is said of a path in a report from elsewhere: ClamAV prints its reasons for not reading a file in many words.
 * Null when the line does not begin with a path.
 */
export function readOtherResult(line: string): Result | null {
  const named = /^(?:WARNING: )?Can't (?:open|access|read|stat)(?: file)? (.+?)(?:: (.{1,200}))?$/.exec(line);
  if (named) return { kind: "error", path: named[1] ?? "", why: named[2] ?? "could not be read" };
  const at = line.lastIndexOf(": ");
  if (at < 1 || !PATH_START.test(line)) return null;
  return { kind: "error", path: line.slice(0, at), why: line.slice(at + 2) };
}

/** The status that a text is, when the path before it is known. */
export function readResultOf(path: string, status: string): Result | null {
  const result = readResult(`x: ${status}`);
  return result && result.path === "x" ? { ...result, path } : null;
}

function readFound(text: string): Result | null {
  const at = text.lastIndexOf(": ");
  const said = text.slice(at + 2, -" FOUND".length).trim();
  if (at < 1 || said === "") return null;
  const extended = EXTENDED.exec(said);
  return {
    kind: "found",
    path: text.slice(0, at),
    name: extended?.[1] ?? said,
    hash: extended?.[2] ?? null,
  };
}

/** clamd's own: `PATH: Access denied. ERROR`, `PATH: File path check failure: No such file or directory. ERROR`. */
function readError(text: string): Result | null {
  const match = /^(.+?): (.+) ERROR$/s.exec(text);
  return match ? { kind: "error", path: match[1] ?? "", why: match[2] ?? "" } : null;
}

/** The new place may hold a colon. */
function readMoved(text: string): Result | null {
  const at = text.search(/: (?:moved|copied) to '/);
  return at > 0 && text.endsWith("'") ? { kind: "acted", path: text.slice(0, at) } : null;
}
