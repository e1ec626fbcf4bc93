import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { findRequestCaller } from "../access/caller.ts";
import { recordDownload } from "../audit/record-download.ts";
import { queryOf } from "../detections/filter.ts";
import { AppError } from "../errors.ts";
import { answerError } from "../http-answer.ts";
import { readFilter } from "./filter-parameters.ts";
import { EXPORT_FORMATS, type ExportExtension } from "./formats.ts";

/** Which export a path asks for; null for none. */
export function exportOf(path: string): ExportExtension | null {
  const extension = /^\/export\/detections\.([a-z]+)$/.exec(path)?.[1] ?? "";
  return Object.hasOwn(EXPORT_FORMATS, extension) ? (extension as ExportExtension) : null;
}

/**
 * Sends the detections that pass the filter in the address to a person or script. No faster than they are taken, and
 * cut off without the end of the transfer where something breaks, so that no part passes for the whole.
 */
export async function downloadDetections(
  request: IncomingMessage,
  response: ServerResponse,
  extension: ExportExtension,
): Promise<void> {
  const caller = await findRequestCaller(request);
  if (caller?.kind !== "user")
    return answerError(response, 401, "UNAUTHENTICATED", "Sign in to export detections.");
  try {
    const query = queryOf(readFilter(new URL(request.url ?? "/", "http://head").searchParams));
    const { mediaType, write } = EXPORT_FORMATS[extension];
    await recordDownload(request, caller, { act: "detections.export", after: { format: extension, query } });
    response.writeHead(200, {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="detections.${extension}"`,
      "cache-control": "no-store",
    });
    await pipeline(Readable.from(write(query), { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    if (error instanceof AppError && !response.headersSent)
      return answerError(response, error.code.endsWith("NOT_FOUND") ? 404 : 400, error.code, error.message);
    // Who asked has gone away: nothing is wrong here.
    if ((error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    throw error;
  }
}
