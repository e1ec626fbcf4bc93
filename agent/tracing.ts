import { AsyncLocalStorage } from "node:async_hooks";

/** What a span tells beside its name and times: ids and codes, never targets, results or secrets. */
export type SpanAttributes = Record<string, string | number | boolean>;

/** A piece of work that is being traced. */
export interface Span {
  /** Names it to others, in W3C's form. */
  readonly traceparent: string;
  set(attributes: SpanAttributes): void;
  /** It did not end well, for a reason as a stable code. */
  fail(code: string): void;
  end(): void;
}

export type SpanKind = "internal" | "server" | "client";

export interface Tracer {
  start(name: string, parent: string | null, kind: SpanKind): Span;
  /** Sends what waits, as far as the collector takes it. */
  stop(): Promise<void>;
}

/** Version 0, with ids that are not zero: https://www.w3.org/TR/trace-context/. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const current = new AsyncLocalStorage<string>();
let tracer: Tracer | null = null;

/**
 * Begins to send spans where OpenTelemetry's environment names a collector; else nothing is loaded, and traces of others are
 * only passed on. `onProblem` hears of the first export that fails.
 */
export async function startTracing(
  serviceName: string,
  environment: Record<string, string | undefined>,
  onProblem: (message: string) => void,
): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = environment;
  const isOff = environment.OTEL_SDK_DISABLED === "true" || environment.OTEL_TRACES_EXPORTER === "none";
  if (isOff || !(OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)) return;
  const { createTracer } = await import("./tracing-sdk.ts");
  tracer = createTracer(serviceName, environment, onProblem);
}

/** Sends the last spans; waits for a collector that does not answer no longer than `timeoutMs`. */
export async function stopTracing(timeoutMs: number): Promise<void> {
  const stopping = tracer?.stop().catch(() => undefined); // it was told of the first that failed
  tracer = null;
  if (stopping)
    await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, timeoutMs).unref())]);
}

/** The span or trace that this work belongs to, for those it asks; null for none. */
export function traceparent(): string | null {
  return current.getStore() ?? null;
}

/** Its trace alone, for logs. */
export function traceId(): string | undefined {
  return current.getStore()?.split("-")[1];
}

/** Runs work as part of a trace that somebody else began. What is no traceparent is left out. */
export function joinTrace<T>(told: string | null | undefined, work: () => T): T {
  return told && TRACEPARENT.test(told) ? current.run(told, work) : work();
}

/** Runs work as part of no trace, whatever asked for it. */
export function leaveTrace(work: () => void): void {
  current.exit(work);
}

/** Runs work as a span of the trace it is in, or of a new one. Without a collector it just runs, and `span` is null. */
export async function traced<T>(
  name: string,
  kind: SpanKind,
  work: (span: Span | null) => Promise<T>,
): Promise<T> {
  if (!tracer) return work(null);
  const span = tracer.start(name, traceparent(), kind);
  try {
    return await current.run(span.traceparent, () => work(span));
  } catch (error) {
    const { code = "UNEXPECTED" } = error as { code?: unknown };
    span.fail(String(code));
    throw error;
  } finally {
    span.end();
  }
}
