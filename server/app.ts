import type { AddressInfo } from "node:net";
import { startTracing, stopTracing } from "../agent/tracing.ts";
import { config } from "./config.ts";
import { db, listPool, metricsPool, pool, queuePool } from "./db.ts";
import { startDuties } from "./duties.ts";
import { handleRequest } from "./http.ts";
import { logger } from "./logger.ts";
import { measureProcess } from "./metrics/registry.ts";
import { serveMetrics } from "./metrics/serve-metrics.ts";
import { startSender } from "./notifications/start-sender.ts";
import { closePubsub, listen } from "./pubsub.ts";
import { createListener } from "./transport/listener.ts";
import { serveSubscriptions } from "./transport/subscriptions.ts";

/** How long the last spans of traces may take to be sent when the head stops, in milliseconds. */
const LAST_SPANS_MS = 1000;
/** How long open requests may take to finish when the head stops, in milliseconds. */
const DRAIN_MS = 3000;

/** How long a request may take to arrive, in milliseconds: a large report over a slow line, read as fast as it is stored. */
const MAX_REQUEST_MS = 60 * 60 * 1000;
/** How long the head of a request may take to arrive, in milliseconds; looked at once a second. */
const MAX_HEADERS_MS = 10 * 1000;
const CHECK_MS = 1000;
/** Connections of one head, at most: WebSockets, and clients that hold a connection open. */
const MAX_CONNECTIONS = 20_000;

/** A running head. */
export type App = {
  port: number;
  /** Where metrics are served without a token; null where they are not. */
  metricsPort: number | null;
  /** Takes no more requests, lets open ones finish, and closes its connections. */
  stop: () => Promise<void>;
};

/** Starts the head: HTTP or HTTPS, WebSocket and duties. Rejects where the port can't be had, or a certificate is no good. */
export async function startApp(): Promise<App> {
  const timeouts = { requestTimeout: MAX_REQUEST_MS, headersTimeout: MAX_HEADERS_MS };
  const server = createListener({ ...timeouts, connectionsCheckingInterval: CHECK_MS }, handleRequest);
  server.maxConnections = MAX_CONNECTIONS;
  const subscriptions = serveSubscriptions(server);
  // Clients come back and catch up by cursor.
  listen("messagesMissed", () => subscriptions.disconnectAll("Catch up: messages may have been missed."));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  measureProcess();
  await startTracing("ai-defend-head", process.env, (message) =>
    logger.warn({ op: "trace.export", ok: false, error: { message } }),
  );
  const metrics =
    config.METRICS_PORT === undefined ? null : await serveMetrics(config.METRICS_PORT, config.HOST);
  const stopDuties = startDuties();
  const stopSender = startSender();
  return {
    port: (server.address() as AddressInfo).port,
    metricsPort: metrics && (metrics.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      subscriptions.disconnectAll("The head stops.");
      subscriptions.close();
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      server.closeIdleConnections();
      await Promise.all([stopDuties(), stopSender()]);
      await closed;
      metrics?.close();
      metrics?.closeAllConnections();
      closePubsub();
      await stopTracing(LAST_SPANS_MS);
      await db.$disconnect();
      await Promise.all([pool.end(), listPool.end(), queuePool.end(), metricsPool.end()]);
    },
  };
}
