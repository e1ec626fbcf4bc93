import type { ServerResponse } from "node:http";
import type { GraphQLError } from "graphql";
import { Counter, Histogram } from "prom-client";
import { registry } from "./registry.ts";

const SECONDS = [0.005, 0.025, 0.1, 0.5, 2.5, 10];

const requests = new Histogram({
  name: "ai_defend_http_request_duration_seconds",
  help: "Time from a request's headers to the end of its answer, by the first part of its path and status.",
  labelNames: ["route", "status"] as const,
  buckets: SECONDS,
  registers: [registry],
});

const operations = new Histogram({
  name: "ai_defend_graphql_operation_duration_seconds",
  help: "Time to execute a query or mutation, by its name where it is one of the dashboard's, agents' or REST's.",
  labelNames: ["operation"] as const,
  buckets: SECONDS,
  registers: [registry],
});

const errors = new Counter({
  name: "ai_defend_errors_total",
  help: "Errors told to callers, by their stable code. INTERNAL_SERVER_ERROR are faults of the head.",
  labelNames: ["code"] as const,
  registers: [registry],
});

/** First parts of paths that are something of their own; all others are the dashboard's pages and files. */
const ROUTES = new Set([
  "api",
  "artifacts",
  "auth",
  "events",
  "export",
  "feeds",
  "graphql",
  "healthz",
  "imports",
  "metrics",
  "readyz",
]);

/** Measures a request until its answer has been sent, or its client has gone. */
export function measureRequest(path: string, response: ServerResponse): void {
  const first = path.split("/", 2)[1] ?? "";
  const route = ROUTES.has(first) ? `/${first}` : "dashboard";
  const startedAt = performance.now();
  response.once("close", () => {
    const status = response.writableFinished ? String(response.statusCode) : "aborted";
    requests.observe({ route, status }, (performance.now() - startedAt) / 1000);
  });
}

/** Measures an operation; its name must be one of a bounded number. */
export function measureOperation(operation: string, seconds: number): void {
  operations.observe({ operation }, seconds);
}

/** Counts an error that a caller is told. */
export function countError(code: string): void {
  errors.inc({ code });
}

/** The same for an error in GraphQL's form; GraphQL's own rules give no code. */
export function countGraphQLError({ extensions: { code } }: GraphQLError): void {
  countError(typeof code === "string" ? code : "GRAPHQL_VALIDATION_FAILED");
}
