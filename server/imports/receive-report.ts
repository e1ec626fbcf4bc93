import type { IncomingMessage, ServerResponse } from "node:http";
import { createGunzip } from "node:zlib";
import { findRequestCaller } from "../access/caller.ts";
import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { AppError } from "../errors.ts";
import { answerJson } from "../http-answer.ts";
import { parseInput } from "../parse-input.ts";
import { clientAddress } from "../transport/client-address.ts";
import { requireImport } from "./account.ts";
import { ImportNames } from "./import-names.ts";
import { importReport } from "./import-report.ts";
import { MAX_REPORT_BYTES } from "./report-bytes.ts";

/** An upload that brings nothing for this long is given up, in milliseconds. */
const MAX_SILENCE_MS = 5 * 60 * 1000;

/**
 * `POST /imports?fileName=eve.json&scanner=suricata&machine=sensor-1` with the report as the body, plain or with
 * `content-encoding: gzip`: the way in for reports of any size up to 2 GiB. Answers 201 with the account of the import
 * when all of it is read, throws AppError for one that is refused.
 */
export async function receiveReport(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const scanId = await takeReport(request);
  answerJson(response, 201, await requireImport(scanId));
}

async function takeReport(request: IncomingMessage): Promise<string> {
  const by = requireRole(await findRequestCaller(request), "OPERATOR");
  const origin = originOf({ caller: by, address: clientAddress(request) });
  if (request.method !== "POST") throw new AppError("BAD_INPUT", "Send the report by POST.");
  const { searchParams } = new URL(request.url ?? "/", "http://head");
  const { fileName, scanner, machine } = parseInput(ImportNames, Object.fromEntries(searchParams));
  return importReport({
    fileName,
    scanner: scanner || null,
    machine: machine || null,
    by: { ...by, origin },
    ...bodyOf(request),
  });
}

/** The body, unpacked. It is read no faster than it is stored. */
function bodyOf(request: IncomingMessage): { content: AsyncIterable<Uint8Array>; sizeBytes: number | null } {
  const { "content-encoding": encoding = "identity", "content-length": length } = request.headers;
  if (Number(length) > MAX_REPORT_BYTES)
    throw new AppError("TOO_LARGE", `A report has at most ${MAX_REPORT_BYTES} bytes, not ${length}.`);
  request.setTimeout(MAX_SILENCE_MS, () => request.destroy());
  // Not destroyed when its end is not wanted: that would break the connection before the answer.
  if (encoding === "identity") {
    const content = request.iterator({ destroyOnReturn: false });
    return { content, sizeBytes: length === undefined ? null : Number(length) };
  }
  if (encoding !== "gzip")
    throw new AppError("BAD_INPUT", `content-encoding is gzip or left out, not "${encoding.slice(0, 40)}".`);
  return { content: gunzipped(request), sizeBytes: null };
}

async function* gunzipped(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const breakOff = () => gunzip.destroy(new Error("The connection broke."));
  request.once("close", () => request.complete || breakOff());
  request.once("error", breakOff);
  try {
    yield* request.pipe(gunzip);
  } finally {
    request.unpipe(gunzip);
    gunzip.destroy();
  }
}
