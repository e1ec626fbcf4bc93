import { cleanLine } from "../../agent/finding.ts";
import type { Origin } from "../audit/record-act.ts";
import { AppError } from "../errors.ts";
import { ImportRun } from "./import-run.ts";
import { EventPlacement, machineOf } from "./machine.ts";
import { REPORT_READERS } from "./parsers.ts";
import { recognise } from "./recognise.ts";
import { ReportCut, reportPieces, takeOpening } from "./report-bytes.ts";

/** Who imports a report, and from where. */
export type Importer = { userId: string; name: string; origin?: Origin };

/** A report as an operator brings it in. */
export type ReportRequest = {
  /** Whose report it is; null to recognise it. */
  scanner: string | null;
  fileName: string;
  /** The machine on which it was made; null where the report says it, or is about addresses. */
  machine: string | null;
  /** Its size in bytes, for the progress; null where it is not known. */
  sizeBytes: number | null;
  by: Importer;
  content: AsyncIterable<Uint8Array>;
};

/**
 * Reads a report by the parsers that agents use, and stores it the way their results are stored: the file itself, events,
 * detections, coverage. What was read of a report that ends early is kept, and its scan FAILED; where nothing could be
 * read, nothing is kept. Takes little memory whatever the size.
 * @returns the id of the scan that it became
 * @throws UNKNOWN_SCANNER, REPORT_EMPTY, REPORT_PACKED, REPORT_MISMATCH, REPORT_UNRECOGNISED, REPORT_UNREADABLE,
 *   MACHINE_REQUIRED, BAD_INPUT, TOO_LARGE, UPLOAD_BROKEN, IMPORT_CANCELLED
 */
export async function importReport({ content, ...request }: ReportRequest): Promise<string> {
  const fileName = plainName(request.fileName);
  const pieces = reportPieces(content);
  try {
    const opening = await takeOpening(pieces);
    const run = startRun({ ...request, fileName }, Buffer.concat(opening));
    try {
      return await run.end(await cutOf(readAll(run, opening, pieces)));
    } catch (error) {
      if (error instanceof AppError) await run.fail(error);
      throw error;
    } finally {
      run.close();
    }
  } catch (error) {
    throw error instanceof ReportCut ? new AppError(error.code, error.message) : error;
  } finally {
    await pieces.return(undefined);
  }
}

function startRun(request: Omit<ReportRequest, "content">, opening: Buffer): ImportRun {
  const { scanner, toolVersion, hostname } = recognise(opening, request.scanner, request.fileName);
  const reader = REPORT_READERS[scanner];
  if (!reader) throw new Error(`There is no parser for ${scanner}.`);
  const machine = machineOf(request.machine, hostname, { scanner, needsMachine: reader.needsMachine });
  return new ImportRun({
    scanner,
    toolVersion,
    machine,
    fileName: request.fileName,
    by: request.by,
    sizeBytes: request.sizeBytes,
    parser: reader.createParser(),
    mediaType: reader.mediaType,
    placement: new EventPlacement(machine, request.machine !== null),
  });
}

async function readAll(run: ImportRun, opening: Buffer[], rest: AsyncIterable<Buffer>): Promise<void> {
  for (const piece of opening) await run.write(piece);
  for await (const piece of rest) await run.write(piece);
}

/** Where the report was cut; null where it was read to its end. Any other failure stays one. */
async function cutOf(reading: Promise<void>): Promise<ReportCut | null> {
  try {
    await reading;
    return null;
  } catch (error) {
    if (error instanceof ReportCut) return error;
    throw error;
  }
}

/** A file's name without folders, as one line of at most 200 characters. */
function plainName(text: string): string {
  const name = cleanLine(text.split(/[\\/]/).at(-1) ?? "", 200);
  if (name !== "" && name !== "." && name !== "..") return name;
  throw new AppError("BAD_INPUT", `A report needs a file name, not "${cleanLine(text, 60)}".`);
}
