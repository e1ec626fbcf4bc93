import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Registry } from "prom-client";
import { findRequestCaller } from "../access/caller.ts";
import { requireRole } from "../access/require-caller.ts";
import { hashToken } from "../access/token.ts";
import { isDatabaseAway } from "../db.ts";
import { AppError, databaseAway } from "../errors.ts";
import { answerAppError, answerError, refuseBody } from "../http-answer.ts";
import { listen } from "../pubsub.ts";
import { clientAddress } from "../transport/client-address.ts";
import { countRequest } from "../transport/rate-limit.ts";
import { loadFleet } from "./fleet.ts";
import { fleetMetrics } from "./fleet-metrics.ts";
import "./process-metrics.ts";
import { registry } from "./registry.ts";

/** How long a scraper's token may take to be looked up, in milliseconds. */
const MAX_LOOKUP_MS = 2000;
/** For how long a token that was valid lets a scraper in while it can't be looked up, in milliseconds. */
const KNOWN_MS = 10 * 60 * 1000;
const MAX_KNOWN = 100;

/** When tokens were found valid last, by their hash. */
const scrapers = new Map<string, number>();
listen("callerEnded", () => scrapers.clear());

/** `GET /metrics` for people and scripts of any role, in Prometheus' text format. */
export async function sendMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await assertMayScrape(request);
  await answerMetrics(request, response);
}

/**
 * A server with /metrics alone, which asks for no token: for private networks.
 * Rejects where the port can't be had.
 */
export async function serveMetrics(port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if ((request.url ?? "").split("?")[0] !== "/metrics")
      return answerError(response, 404, "NOT_FOUND", "This port has /metrics alone.");
    answerMetrics(request, response).catch((error: unknown) => {
      if (error instanceof AppError) answerAppError(response, error);
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET") {
    refuseBody(request, response);
    response.setHeader("allow", "GET");
    return answerError(response, 405, "METHOD_NOT_ALLOWED", "Metrics are read by GET.");
  }
  const all = Registry.merge([registry, fleetMetrics(await loadFleet())]);
  const text = await all.metrics();
  response.writeHead(200, { "content-type": all.contentType, "cache-control": "no-store" }).end(text);
}

/**
 * Throws UNAUTHENTICATED or FORBIDDEN. While the database is away, whoever was let in a moment ago is let in still: then
 * metrics are needed most.
 */
async function assertMayScrape(request: IncomingMessage): Promise<void> {
  const key = hashToken(request.headers.authorization ?? "").toString("hex");
  try {
    const caller = await withinTime(findRequestCaller(request));
    await countRequest(caller, clientAddress(request), 0);
    requireRole(caller, "VIEWER");
    if (!request.headers.authorization) return;
    if (scrapers.size >= MAX_KNOWN) scrapers.clear();
    scrapers.set(key, Date.now());
  } catch (error) {
    if (error instanceof AppError && error.code !== "UNAVAILABLE") scrapers.delete(key);
    const isAway = isDatabaseAway(error) || (error instanceof AppError && error.code === "UNAVAILABLE");
    if (!isAway || Date.now() - (scrapers.get(key) ?? 0) > KNOWN_MS) throw error;
  }
}

async function withinTime<T>(lookup: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(databaseAway()), MAX_LOOKUP_MS);
  });
  lookup.catch(() => undefined); // it may fail after its time
  return Promise.race([lookup, tooLate]).finally(() => clearTimeout(timer));
}
