import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { findRequestCaller } from "../access/caller.ts";
import { recordDownload } from "../audit/record-download.ts";
import { answerError } from "../http-answer.ts";
import { Id } from "../id.ts";
import { loadScanReport } from "./report.ts";
import { scanPage } from "./scan-page.ts";
import { STYLE } from "./style.ts";

/** Nothing runs, nothing is loaded, nothing is sent, whatever a scanned system managed to write into the page. */
const POLICY = `default-src 'none'; style-src 'sha256-${hashOf(STYLE.text)}'; sandbox allow-popups; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function hashOf(style: string): string {
  return createHash("sha256").update(style).digest("base64");
}

/** `GET /export/scans/ID.html`: the report of a scan, for signed-in operators. */
export async function sendReport(
  request: IncomingMessage,
  response: ServerResponse,
  scanId: string,
): Promise<void> {
  const caller = await findRequestCaller(request);
  if (caller?.kind !== "user")
    return answerError(response, 401, "UNAUTHENTICATED", "Sign in to read reports.");
  const report = Id.safeParse(scanId).success ? await loadScanReport(scanId) : null;
  if (!report)
    return answerError(response, 404, "SCAN_NOT_FOUND", `There is no scan with the id "${scanId}".`);
  await recordDownload(request, caller, { act: "scanReport.download", subject: `scan:${scanId}` });
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "cache-control": "no-store",
  });
  response.end(scanPage(report, new Date()));
}
