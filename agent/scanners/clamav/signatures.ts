import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { PlanError, type RuleSet } from "../../scanner.ts";
import { readRuleSource } from "../yara/rule-source.ts";

/** Where freshclam keeps databases, by distribution. */
const SYSTEM_FOLDERS = [
  "/var/lib/clamav",
  "/usr/local/share/clamav",
  "/var/db/clamav",
  "/opt/homebrew/var/lib/clamav",
];
/** Names by which ClamAV knows what is in a file. */
export const DATABASE_FILE =
  /\.(?:cvd|cld|cud|hdb|hdu|hsb|hsu|mdb|mdu|msb|msu|ndb|ndu|ldb|ldu|db|fp|sfp|yar|yara|cdb|wdb|pdb|gdb)$/;
const HEADER_BYTES = 512;

/** The databases that freshclam keeps on this machine. */
export interface SystemSignatures {
  folder: string;
  /** When the newest of them was built; null when none tells. */
  builtAt: Date | null;
  /** "daily 27500, main 62": names and versions of the official databases. */
  versions: string;
  /** Names of the other files in it, sorted: signatures of other publishers, or the owner's. */
  others: string[];
  /** How many signatures the official databases hold; null when none tells. */
  count: number | null;
}

/** The first folder with databases in it, or null. Never throws. */
export function findSystemSignatures(folders: readonly string[] = SYSTEM_FOLDERS): SystemSignatures | null {
  for (const folder of folders) {
    const names = listFolder(folder).filter((name) => DATABASE_FILE.test(name));
    if (names.length === 0) continue;
    const isOfficial = (name: string) => /\.c[vlu]d$/.test(name);
    const headers = names.filter(isOfficial).flatMap((name) => {
      const header = readHeader(join(folder, name));
      return header ? [{ name: name.replace(/\..*$/, ""), ...header }] : [];
    });
    const newest = Math.max(...headers.map(({ builtAt }) => builtAt.getTime()));
    return {
      folder,
      builtAt: Number.isFinite(newest) ? new Date(newest) : null,
      versions: headers
        .map(({ name, version }) => `${name} ${version}`)
        .sort()
        .join(", "),
      others: names.filter((name) => !isOfficial(name)).sort(),
      count: headers.length === 0 ? null : headers.reduce((sum, { count }) => sum + count, 0),
    };
  }
  return null;
}

/** `ClamAV-VDB:build time:version:signatures:level:md5:signature:builder:seconds`, padded to 512 bytes. */
function readHeader(file: string): { version: string; builtAt: Date; count: number } | null {
  const bytes = Buffer.alloc(HEADER_BYTES);
  try {
    const descriptor = openSync(file, "r");
    try {
      readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not readable: then its age is not known.
    return null;
  }
  const fields = bytes.toString("latin1").trim().split(":");
  const seconds = Number(fields.at(-1));
  // The build time holds a "-" in its hour, so that it has no colon of its own.
  const version = /^\d{1,9}$/.exec(fields[2] ?? "")?.[0];
  const count = /^\d{1,10}$/.test(fields[3] ?? "") ? Number(fields[3]) : 0;
  if (fields[0] !== "ClamAV-VDB" || version === undefined || !Number.isFinite(seconds) || seconds <= 0)
    return null;
  return { version, count, builtAt: new Date(seconds * 1_000) };
}

const HEX_WITH_WILDCARDS = "[0-9a-fA-F?*{}()!|\\[\\]<>=LBW@:,\\-\\s]+";
/** What one line of each kind of signature file looks like. One other line, and ClamAV would load none. */
const LINE_KINDS: readonly [extension: string, line: RegExp][] = [
  ["hdb", /^[0-9a-fA-F]{32}:(?:\d+|\*):[^:\s]+(?::\d+(?::\d+)?)?$/],
  ["hsb", /^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64}):(?:\d+|\*):[^:\s]+(?::\d+(?::\d+)?)?$/],
  ["ldb", /^[^;\s]+;[^;]+;[^;]+;.+$/],
  ["ndb", new RegExp(`^[^:;\\s]+:\\d{1,2}:[^:\\s]+:${HEX_WITH_WILDCARDS}$`)],
];

/**
 * Puts rule sets into files whose names tell ClamAV what they are. Throws PlanError for a set that is of no kind, mixes
 * kinds, or may not be used.
 */
export function signatureFiles(ruleSets: readonly RuleSet[]): { name: string; content: string }[] {
  return ruleSets.map((set, index) => ({ name: `rules-${index}.${extensionOf(set)}`, content: set.content }));
}

function extensionOf({ name, content }: RuleSet): string {
  const refuse = (why: string): never => {
    throw new PlanError("RULES_INVALID", `The rule set ${name} cannot be used: ${why}.`);
  };
  const lines = content.split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== "" && !line.startsWith("#"));
  if (first === undefined) return refuse("it is empty");
  const kind = LINE_KINDS.find(([, pattern]) => pattern.test(first));
  if (!kind) return yaraExtension(content, refuse);
  const [extension, pattern] = kind;
  const wrong = lines.findIndex((line) => line !== "" && !line.startsWith("#") && !pattern.test(line));
  return wrong === -1 ? extension : refuse(`line ${wrong + 1} is no ${extension} signature as the first one`);
}

function yaraExtension(content: string, refuse: (why: string) => never): string {
  if (!/\brule\s+\w+/.test(content)) return refuse("it is neither ClamAV signatures nor YARA rules");
  const source = readRuleSource(content);
  return "problem" in source ? refuse(source.problem) : "yar";
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or not for us to see.
    return [];
  }
}
