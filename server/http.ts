import { AsyncResource } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import sirv from "sirv";
import { SERVED_AUTH_PATHS } from "./access/auth.ts";
import { handleAuthRequest } from "./access/auth-request.ts";
import { findRequestCaller } from "./access/caller.ts";
import { openArtifact } from "./artifacts/artifacts.ts";
import { exportLog } from "./audit/export-log.ts";
import { recordDownload } from "./audit/record-download.ts";
import { config } from "./config.ts";
import { assertDatabaseAnswers, isDatabaseAway } from "./db.ts";
import { AppError, databaseAway } from "./errors.ts";
import { downloadDetections, exportOf } from "./export/download.ts";
import { receiveFeed } from "./feeds/receive-feed.ts";
import { answerAppError, answerError, refuseBody } from "./http-answer.ts";
import { Id } from "./id.ts";
import { receiveReport } from "./imports/receive-report.ts";
import { withRequestId } from "./log-context.ts";
import { logger } from "./logger.ts";
import { measureRequest } from "./metrics/request-metrics.ts";
import { sendMetrics } from "./metrics/serve-metrics.ts";
import { sendReport } from "./report/send-report.ts";
import { receiveRest } from "./rest/receive.ts";
import { isRestPath } from "./rest/routes.ts";
import { assertNotCrossSite } from "./transport/cross-site.ts";
import { receiveOperation } from "./transport/receive-operation.ts";
import { DASHBOARD_POLICY, setSecurityHeaders } from "./transport/security-headers.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

const serveClient = sirv(config.CLIENT_DIR, { single: true, etag: true, dev: false, gzip: false });

/** 200 while the process runs. */
function healthz(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain" }).end("ok\n");
}

/** 200 while requests can be served, which takes the database; else 503. */
async function readyz(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  await assertDatabaseAnswers();
  response.writeHead(200, { "content-type": "text/plain" }).end("ready\n");
}

/**
 * A scanner's raw output, for signed-in operators: as a gzip file, or raw, which is what its hash is of. Raw, it goes
 * compressed to those who take that. Whatever it says it is, it is saved and not shown.
 */
async function downloadArtifact(
  request: IncomingMessage,
  response: ServerResponse,
  { id, isRaw }: { id: string; isRaw: boolean },
): Promise<void> {
  const caller = await findRequestCaller(request);
  if (caller?.kind !== "user")
    return answerError(response, 401, "UNAUTHENTICATED", "Sign in to download artifacts.");
  const artifact = Id.safeParse(id).success ? await openArtifact(id) : null;
  if (!artifact)
    return answerError(response, 404, "ARTIFACT_NOT_FOUND", `There is no artifact with the id "${id}".`);
  await recordDownload(request, caller, {
    act: "artifact.download",
    subject: `artifact:${id}`,
    after: { name: artifact.name, sha256: artifact.sha256 },
  });
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(
    String(request.headers["accept-encoding"] ?? ""),
  );
  response.writeHead(200, {
    "content-type": isRaw ? "application/octet-stream" : "application/gzip",
    "content-disposition": `attachment; filename="${artifact.name}${isRaw ? "" : ".gz"}"`,
    "x-content-sha256": artifact.sha256,
    ...(isRaw ? { vary: "accept-encoding" } : {}),
    ...(isRaw && takesGzip ? { "content-encoding": "gzip" } : {}),
  });
  if (isRaw && !takesGzip) await pipeline(artifact.gzip, createGunzip(), response);
  else await pipeline(artifact.gzip, response);
}

/** The dashboard's files: its pages, scripts and styles. */
function serveDashboard(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("content-security-policy", DASHBOARD_POLICY);
  serveClient(request, response);
}

function route(path: string): Handler {
  if (path === "/graphql") return receiveOperation;
  if (path === "/imports") return receiveReport;
  if (path === "/feeds/KEV" || path === "/feeds/EPSS") {
    const name = path === "/feeds/KEV" ? "KEV" : "EPSS";
    return (request, response) => receiveFeed(request, response, name);
  }
  if (path === "/healthz") return healthz;
  if (path === "/readyz") return readyz;
  if (path === "/metrics") return sendMetrics;
  if (SERVED_AUTH_PATHS.has(path)) return handleAuthRequest;
  const [, id, raw] = /^\/artifacts\/([^/]+)(\/raw)?$/.exec(path) ?? [];
  if (id) return (request, response) => downloadArtifact(request, response, { id, isRaw: raw !== undefined });
  const scanId = /^\/export\/scans\/([^/]+)\.html$/.exec(path)?.[1];
  if (scanId) return (request, response) => sendReport(request, response, scanId);
  if (path === "/export/audit.jsonl") return exportLog;
  const format = exportOf(path);
  if (format) return (request, response) => downloadDetections(request, response, format);
  if (/^\/(?:api|export|feeds)\//.test(path))
    return (_request, response) => answerError(response, 404, "NOT_FOUND", `There is no ${path}.`);
  return serveDashboard;
}

/** Answers every HTTP request of the head: GraphQL, REST, sign-in, artifacts, imports, exports, health and the dashboard's files. */
export function handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  return withRequestId(request.headers["x-request-id"], (requestId) => {
    response.setHeader("x-request-id", requestId);
    return answerRequest(request, response);
  });
}

async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  setSecurityHeaders(response);
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  measureRequest(path, response);
  logRequest(request, response, path);
  if (isRestPath(path)) return receiveRest(request, response);
  try {
    assertNotCrossSite(request);
    await route(path)(request, response);
  } catch (err) {
    const told = isDatabaseAway(err) ? databaseAway() : err;
    const errorId = randomUUID();
    if (!(told instanceof AppError)) logger.error({ op: "http.request", path, ok: false, errorId, err });
    if (response.headersSent) return void response.destroy();
    if (err instanceof AppError && !request.complete) refuseBody(request, response);
    if (told instanceof AppError) return answerAppError(response, told);
    answerError(
      response,
      500,
      "INTERNAL_SERVER_ERROR",
      `Something went wrong in the head. Its log has more under ${errorId}.`,
    );
  }
}

/** One line for each request, for those who want them: agents alone send several in a second. */
function logRequest({ method }: IncomingMessage, response: ServerResponse, path: string): void {
  if (!logger.isLevelEnabled("debug")) return;
  const startedAt = performance.now();
  const log = AsyncResource.bind(() => {
    const durationMs = Math.round(performance.now() - startedAt);
    const { statusCode: status, writableFinished: ok } = response;
    logger.debug({ op: "http.request", method, path, ok, status, durationMs });
  });
  response.once("close", log);
}
