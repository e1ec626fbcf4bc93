import { lenientText } from "../../output/path-text.ts";

/** One entry of a rule's `meta`. */
export interface Meta {
  key: string;
  value: string | number | boolean;
}

/** A line that says that a rule matched. `path` is its bytes as latin1. */
export interface MatchLine {
  /** Null when it was printed without. */
  namespace: string | null;
  rule: string;
  tags: string[];
  meta: Meta[];
  path: string;
}

/** A line that shows where a string of the rule matched. */
export interface StringLine {
  offset: number;
  length: number | null;
  id: string;
  /** Latin1; control bytes are already escaped by yara, hex strings are printed as hex. */
  data: string;
}

const HEAD = /^(?:([^\s:\\/]{1,200}):)?([A-Za-z_]\w{0,127}) /;
/** In reports from elsewhere a namespace may be the path of the rules' file. */
const LENIENT_HEAD = /^(?:(\S{1,1000}):)?([A-Za-z_]\w{0,127}) /;
/** YARA 4.5 prints the xor key before the name of the string, YARA-X behind it. */
const STRING =
  /^0x([0-9a-f]{1,16}):(?:(\d{1,15}):)?(?:xor\([^)]{0,300}\):)?(\$[A-Za-z0-9_]{0,128}\*?)(?: xor\(0x[0-9a-f]{1,2},[\s\S]{0,4000}?\))?: ?([\s\S]*)$/;
const TAG = /[A-Za-z_]\w{0,127}/y;
const META = /([A-Za-z_]\w{0,127}) ?=(?:"((?:\\[\s\S]|[^"\\])*)"|(-?\d{1,20}(?:\.\d{1,20})?)|(true|false))/y;
/** What YARA-X prints as it is may hold quotes: then the list ends where a bracket is followed by a path. */
const LAST_BRACKET = /\] (?=(?:[A-Za-z]:[\\/]|[\\/]|\.{1,2}[\\/]|\S+$))/g;

const MAX_META = 100;

/**
 * Reads a line (latin1) such as `ns:Rule [tag] [meta="x"] path`; namespace, tags and metadata may be absent. Null if it is
 * none. `isLenient` is for reports from elsewhere: namespaces that are paths, quotes that are not escaped.
 */
export function readMatchLine(line: string, isLenient = false): MatchLine | null {
  const head = (isLenient ? LENIENT_HEAD : HEAD).exec(line);
  if (!head) return null;
  const [start, namespace = null, rule = ""] = head;
  const match: MatchLine = { namespace, rule, tags: [], meta: [], path: "" };
  let at = start.length;
  const tags = readList(line, at, readTag);
  if (tags !== null) {
    match.tags = tags.items;
    at = tags.end;
  }
  const meta = readList(line, at, readMeta);
  if (meta !== null) {
    match.meta = meta.items;
    at = meta.end;
  }
  if (isLenient && meta === null) at = endOfMeta(line, at);
  match.path = line.slice(at);
  return match.path === "" ? null : match;
}

/** Reads a line such as `0x3:14:$a: data`, with or without the length and the xor key. Null if it is none. */
export function readStringLine(line: string): StringLine | null {
  const match = STRING.exec(line);
  if (!match) return null;
  const [, offset = "", length, id = "", data = ""] = match;
  return {
    offset: Number.parseInt(offset, 16),
    length: length === undefined ? null : Number(length),
    id,
    data,
  };
}

function endOfMeta(line: string, start: number): number {
  if (!/^\[[A-Za-z_]\w{0,127}=/.test(line.slice(start, start + 130))) return start;
  const last = [...line.slice(start).matchAll(LAST_BRACKET)].at(-1);
  return last ? start + last.index + 2 : start;
}

interface Item<T> {
  item: T;
  end: number;
}

/** A list in brackets with one blank after it, or null: a file name may start with a bracket. */
function readList<T>(
  line: string,
  start: number,
  readItem: (line: string, at: number) => Item<T> | null,
): { items: T[]; end: number } | null {
  if (line[start] !== "[") return null;
  const items: T[] = [];
  let at = start + 1;
  if (line[at] !== "]") {
    for (;;) {
      const read = readItem(line, at);
      if (read === null) return null;
      if (items.length < MAX_META) items.push(read.item);
      at = read.end;
      if (line[at] !== ",") break;
      at += 1;
    }
  }
  return line[at] === "]" && line[at + 1] === " " ? { items, end: at + 2 } : null;
}

function readTag(line: string, at: number): Item<string> | null {
  TAG.lastIndex = at;
  const match = TAG.exec(line);
  return match && { item: match[0], end: TAG.lastIndex };
}

function readMeta(line: string, at: number): Item<Meta> | null {
  META.lastIndex = at;
  const match = META.exec(line);
  if (!match) return null;
  const [, key = "", text, number, truth] = match;
  const value =
    text !== undefined ? unescaped(text) : number !== undefined ? Number(number) : truth === "true";
  return { item: { key, value }, end: META.lastIndex };
}

const LETTERS: Record<string, string> = { n: "\n", t: "\t", r: "\r", a: "", b: "", f: "", v: "" };

/** yara escapes quotes, backslashes and every byte outside ASCII (`\303\251`). */
function unescaped(text: string): string {
  const latin1 = text.replace(/\\([0-7]{3}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    if (code.length === 3) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return LETTERS[code] ?? code;
  });
  return lenientText(Buffer.from(latin1, "latin1"));
}
