import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { toNodeHandler } from "better-auth/node";
import sirv from "sirv";
import { auth, SERVED_AUTH_PATHS } from "./access/auth.ts";
import { findRequestCaller } from "./access/caller.ts";
import { openArtifact } from "./artifacts/artifacts.ts";
import { config } from "./config.ts";
import { isDatabaseAway, pool } from "./db.ts";
import { downloadDetections, exportOf } from "./export/download.ts";
import { receiveFeed } from "./feeds/receive-feed.ts";
import { yoga } from "./graphql-server.ts";
import { answerError, refuseBody } from "./http-answer.ts";
import { Id } from "./id.ts";
import { receiveReport } from "./imports/receive-report.ts";
import { logger } from "./logger.ts";
import { sendReport } from "./report/send-report.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

const handleAuth = toNodeHandler(auth);
const serveClient = sirv(config.CLIENT_DIR, { single: true, etag: true, dev: false, gzip: false });

/** 200 while the process runs. */
function healthz(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain" }).end("ok\n");
}

/** 200 while requests can be served, which takes the database; else 503. */
async function readyz(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  await pool.query("SELECT 1");
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
  if (caller?.kind !== "operator")
    return answerError(response, 401, "UNAUTHENTICATED", "Sign in to download artifacts.");
  const artifact = Id.safeParse(id).success ? await openArtifact(id) : null;
  if (!artifact)
    return answerError(response, 404, "ARTIFACT_NOT_FOUND", `There is no artifact with the id "${id}".`);
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

function graphql(request: IncomingMessage, response: ServerResponse): unknown {
  if (request.method === "POST") {
    const length = request.headers["content-length"];
    if (length === undefined)
      return answerError(response, 411, "LENGTH_REQUIRED", "Send Content-Length with the body.");
    if (Number(length) > config.MAX_BODY_BYTES) {
      refuseBody(request, response);
      return answerError(
        response,
        413,
        "TOO_LARGE",
        `A request has at most ${config.MAX_BODY_BYTES} bytes, not ${length}.`,
      );
    }
  }
  return yoga(request, response);
}

function route(path: string): Handler {
  if (path === "/graphql") return graphql;
  if (path === "/imports") return receiveReport;
  if (path === "/feeds/KEV" || path === "/feeds/EPSS") {
    const name = path === "/feeds/KEV" ? "KEV" : "EPSS";
    return (request, response) => receiveFeed(request, response, name);
  }
  if (path === "/healthz") return healthz;
  if (path === "/readyz") return readyz;
  if (SERVED_AUTH_PATHS.has(path)) return handleAuth;
  const [, id, raw] = /^\/artifacts\/([^/]+)(\/raw)?$/.exec(path) ?? [];
  if (id) return (request, response) => downloadArtifact(request, response, { id, isRaw: raw !== undefined });
  const scanId = /^\/export\/scans\/([^/]+)\.html$/.exec(path)?.[1];
  if (scanId) return (request, response) => sendReport(request, response, scanId);
  const format = exportOf(path);
  if (format) return (request, response) => downloadDetections(request, response, format);
  if (path.startsWith("/api/") || path.startsWith("/export/"))
    return (_request, response) => answerError(response, 404, "NOT_FOUND", `There is no ${path}.`);
  return serveClient;
}

/** Answers every HTTP request of the head: GraphQL, sign-in, artifacts, imports, exports, health and the dashboard's files. */
export async function handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  try {
    await route(path)(request, response);
  } catch (err) {
    const isAway = isDatabaseAway(err);
    if (!isAway) logger.error({ op: "http.request", path, ok: false, err });
    if (response.headersSent) return void response.destroy();
    if (isAway)
      return answerError(
        response,
        503,
        "UNAVAILABLE",
        "The database can't be reached. Try again in a few seconds.",
      );
    answerError(
      response,
      500,
      "INTERNAL_SERVER_ERROR",
      "Something went wrong in the head. Its log has more.",
    );
  }
}
