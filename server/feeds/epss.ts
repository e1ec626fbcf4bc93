import { StringDecoder } from "node:string_decoder";
import { AppError } from "../errors.ts";

/** Rows of a file, at most: three times as many as there are CVEs. */
const MAX_ROWS = 1_000_000;
const MAX_LINE = 500;

export type Epss = {
  releasedAt: Date;
  version: string;
  entries: { cve: string; score: number; percentile: number }[];
};

/**
 * Reads the EPSS scores as FIRST publishes them (epss_scores-YYYY-MM-DD.csv): a comment with version and date, a line of
 * column names, a line for each CVE. Throws FEED_INVALID with the first line at fault; a file whose last line has no end
 * was cut off.
 */
export async function readEpss(bytes: AsyncIterable<Uint8Array>): Promise<Epss> {
  let number = 0;
  let head: { releasedAt: Date; version: string } | null = null;
  const entries: Epss["entries"] = [];
  for await (const line of lines(bytes)) {
    number += 1;
    if (head === null) head = readHead(line);
    else if (number === 2) checkColumns(line);
    else entries.push(readRow(line, number));
    if (entries.length > MAX_ROWS)
      throw new AppError("TOO_LARGE", `The EPSS file has more than ${MAX_ROWS} rows.`);
  }
  if (head === null || entries.length === 0)
    throw new AppError("FEED_INVALID", "The EPSS file has no scores.");
  return { ...head, entries };
}

function readHead(line: string): { releasedAt: Date; version: string } {
  const [, version, date] = /^#model_version:([\w.-]{1,40}),score_date:([\dT:+.Z-]{10,35})$/.exec(line) ?? [];
  const releasedAt = new Date((date ?? "").replace(/\+0000$/, "Z"));
  if (version === undefined || Number.isNaN(releasedAt.getTime()))
    throw new AppError("FEED_INVALID", "The EPSS file does not begin with #model_version:…,score_date:….");
  return { releasedAt, version };
}

function checkColumns(line: string): void {
  if (line !== "cve,epss,percentile")
    throw new AppError("FEED_INVALID", "The second line of the EPSS file is not cve,epss,percentile.");
}

function readRow(line: string, number: number): Epss["entries"][number] {
  const [, cve, epss, rank] = /^(CVE-\d{4}-\d{4,19}),([\d.e-]{1,24}),([\d.e-]{1,24})$/.exec(line) ?? [];
  const [score, percentile] = [Number(epss), Number(rank)];
  if (cve !== undefined && score >= 0 && score <= 1 && percentile >= 0 && percentile <= 1)
    return { cve, score, percentile };
  throw new AppError("FEED_INVALID", `Line ${number} of the EPSS file is no score: "${line.slice(0, 60)}".`);
}

async function* lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const piece of bytes) {
    const found = (rest + decoder.write(Buffer.from(piece))).split("\n");
    rest = found.pop() ?? "";
    if (rest.length > MAX_LINE)
      throw new AppError("FEED_INVALID", "The EPSS file has a line that is too long.");
    for (const line of found) yield line.replace(/\r$/, "");
  }
  if (rest !== "") throw new AppError("FEED_INVALID", "The EPSS file was cut off: its last line has no end.");
}
