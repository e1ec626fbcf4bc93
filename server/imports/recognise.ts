import { toUtf8 } from "../../agent/output/utf16.ts";
import { readLogLine } from "../../agent/scanners/clamav/log-line.ts";
import { readResult } from "../../agent/scanners/clamav/result-line.ts";
import { readFastLine } from "../../agent/scanners/suricata/fast-log.ts";
import { readMatchLine, readStringLine } from "../../agent/scanners/yara/match-line.ts";
import { AppError } from "../errors.ts";
import { otherForm } from "./other-forms.ts";
import { REPORT_READERS } from "./parsers.ts";

/** How much of a report is looked at to recognise it, in bytes. */
export const OPENING_BYTES = 64 * 1024;

/** What the opening of a report tells of it. */
export type Recognised = {
  scanner: string;
  toolVersion: string | null;
  /** The machine that was audited, as the report names it; null where it does not. */
  hostname: string | null;
};

/** Archives by their first bytes, as hex. */
const PACKED: [name: string, start: string][] = [
  ["zip", "504b0304"],
  ["gzip", "1f8b"],
  ["bzip2", "425a68"],
  ["xz", "fd377a58"],
  ["7z", "377abcaf"],
  ["zstd", "28b52ffd"],
];

/**
 * Which scanner wrote a report: the named one, or the one whose form the opening has.
 * @throws UNKNOWN_SCANNER for a name without a parser; REPORT_EMPTY; REPORT_PACKED for an archive; REPORT_MISMATCH for
 *   the report of another scanner; REPORT_UNRECOGNISED for another form than is read, and where no scanner was named and none is recognised
 */
export function recognise(opening: Buffer, named: string | null, fileName: string): Recognised {
  if (named !== null && !Object.hasOwn(REPORT_READERS, named)) {
    const known = Object.keys(REPORT_READERS).join(", ");
    throw new AppError(
      "UNKNOWN_SCANNER",
      `Reports of "${named.slice(0, 60)}" can't be read. Known: ${known}.`,
    );
  }
  if (opening.length === 0) throw new AppError("REPORT_EMPTY", `${fileName} is empty.`);
  assertNotPacked(opening, fileName);
  const text = Buffer.from(toUtf8()(opening)).toString("utf8");
  const seen = scannerOf(text);
  if (named !== null && seen !== null && seen !== named)
    throw new AppError("REPORT_MISMATCH", `${fileName} is a report of ${seen}, not of ${named}.`);
  const other = seen === null ? otherForm(text, fileName) : null;
  if (other !== null) throw new AppError("REPORT_UNRECOGNISED", other);
  const scanner = named ?? seen;
  if (scanner === null) {
    throw new AppError(
      "REPORT_UNRECOGNISED",
      `${fileName} does not look like the report of a scanner that is known here. Name the scanner if it is one.`,
    );
  }
  return { scanner, toolVersion: versionOf(scanner, text), hostname: hostnameOf(scanner, text) };
}

function assertNotPacked(opening: Buffer, fileName: string): void {
  const start = opening.subarray(0, 4).toString("hex");
  const packed = PACKED.find(([, bytes]) => start.startsWith(bytes));
  if (packed)
    throw new AppError(
      "REPORT_PACKED",
      `${fileName} is a ${packed[0]} archive. Import the report inside it.`,
    );
}

/** The first line of a report, or one of those by which a part of it is known. */
const LYNIS_LINE =
  /^\s*(?:# Lynis Report|(?:lynis_version|report_version_major|lynis_tests_done|hardening_index|(?:warning|suggestion)\[\]) ?=)/im;

/** A record, also after what syslog writes before it. */
const EVE_RECORD = /^[^{]{0,200}\{.*(?:"event_type"\s*:|"alert"\s*:\s*\{[^{}]*"signature(?:_id)?"\s*:)/;

function scannerOf(text: string): string | null {
  const lines = text.split(/\r?\n/, 400).map((line) => line.slice(0, 16 * 1024));
  if (/^\s*<[A-Za-z?!]/.test(text)) return /<nmaprun[\s>]/.test(text) ? "nmap" : null;
  // Below what nmap printed before it.
  if (/^(?:<\?xml [^>]{0,200}\?>)?<nmaprun[\s>]/m.test(text)) return "nmap";
  if (/^\s*[[{]/.test(text)) return scannerOfJson(text) ?? (lines.some(isClamavLine) ? "clamav" : null);
  if (lines.some((line) => EVE_RECORD.test(line) || readFastLine(line) !== null)) return "suricata";
  if (LYNIS_LINE.test(text)) return "lynis";
  if (lines.some(isClamavLine)) return "clamav";
  return lines.some(isYaraLine) || isWhollyYara(lines) ? "yara" : null;
}

/** Rules and relative paths: one such line may be prose, a text of nothing else is a report. */
function isWhollyYara(lines: string[]): boolean {
  const said = lines.filter((line) => line.trim() !== "" && readStringLine(line) === null);
  return said.length > 0 && said.every((line) => /^[^\s\\/]+[\\/]\S+$/.test(readMatchLine(line)?.path ?? ""));
}

/** Records and documents, in lines or spread over them. */
function scannerOfJson(text: string): string | null {
  if (/"event_type"\s*:|"alert"\s*:\s*\{[^{}]{0,2000}"signature(?:_id)?"\s*:/.test(text)) return "suricata";
  return /"(?:matches|rules?)"\s*:/.test(text) ? "yara" : null;
}

function isClamavLine(printed: string): boolean {
  const line = printed.startsWith("{") ? readLogLine(printed).text : printed;
  return /^-+ SCAN SUMMARY -+$/.test(line) || /: .+ FOUND$/.test(line) || readResult(line)?.kind === "ok";
}

/** A rule and a path: two words alone are not enough, as in any text. Or what YARA-X says of rules. */
function isYaraLine(line: string): boolean {
  const path = readMatchLine(line)?.path ?? "";
  return /^(?:\/|[A-Za-z]:[\\/]|\.{1,2}[\\/])/.test(path) || /^(?:warning|error)\[\w{1,60}\]: /.test(line);
}

function versionOf(scanner: string, text: string): string | null {
  if (scanner === "nmap") return /<nmaprun\b[^>]{0,8000}?\bversion="([\w.+-]{1,40})"/.exec(text)?.[1] ?? null;
  if (scanner === "lynis") return /^lynis_version=([\w.+-]{1,40})\r?$/m.exec(text)?.[1] ?? null;
  return null;
}

function hostnameOf(scanner: string, text: string): string | null {
  return scanner === "lynis" ? (/^hostname=(.{1,255}?)\r?$/m.exec(text)?.[1] ?? null) : null;
}
