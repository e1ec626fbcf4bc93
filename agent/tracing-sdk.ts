import {
  type Context,
  DiagLogLevel,
  diag,
  isSpanContextValid,
  SpanKind as Kind,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { SpanKind, Tracer } from "./tracing.ts";

type Environment = Record<string, string | undefined>;

const KINDS: Record<SpanKind, Kind> = { internal: Kind.INTERNAL, server: Kind.SERVER, client: Kind.CLIENT };

/** Sends spans by OTLP over HTTP, as JSON, to where OTEL_EXPORTER_OTLP_ENDPOINT or its form for traces says. */
export function createTracer(
  serviceName: string,
  environment: Environment,
  onProblem: (message: string) => void,
): Tracer {
  tellFirstProblem(onProblem);
  const named = resourceFromAttributes({ "service.name": environment.OTEL_SERVICE_NAME || serviceName });
  const detected = detectResources({ detectors: [envDetector] });
  const provider = new TracerProvider({
    resource: environment.OTEL_SERVICE_NAME
      ? defaultResource().merge(detected).merge(named)
      : defaultResource().merge(named).merge(detected),
    sampler: samplerOf(environment),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: Number(environment.OTEL_BSP_SCHEDULE_DELAY) || 5000,
      }),
    ],
  });
  const tracer = provider.getTracer("ai-defend");
  return {
    start(name, parent, kind) {
      const span = tracer.startSpan(name, { kind: KINDS[kind] }, contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`,
        set: (attributes) =>
          void span.setAttributes(
            Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`ai_defend.${key}`, value])),
          ),
        fail: (code) => {
          span.setAttribute("error.type", code);
          span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        },
        end: () => span.end(),
      };
    },
    stop: () => provider.shutdown(),
  };
}

function contextOf(parent: string | null): Context {
  const [, traceId = "", spanId = "", flags = "0"] = parent?.split("-") ?? [];
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(spanContext) ? trace.setSpanContext(ROOT_CONTEXT, spanContext) : ROOT_CONTEXT;
}

/** As OTEL_TRACES_SAMPLER says; by default everything, but what its caller does not want traced. */
function samplerOf({ OTEL_TRACES_SAMPLER: name = "", OTEL_TRACES_SAMPLER_ARG: ratio }: Environment): Sampler {
  const share = ratio === undefined || ratio === "" ? 1 : Number(ratio);
  const root = name.endsWith("always_off")
    ? new AlwaysOffSampler()
    : name.endsWith("traceidratio")
      ? new TraceIdRatioBasedSampler(share)
      : new AlwaysOnSampler();
  return name !== "" && !name.startsWith("parentbased_") ? root : new ParentBasedSampler({ root });
}

/** A collector that is away fails every few seconds: once is enough. */
function tellFirstProblem(onProblem: (message: string) => void): void {
  let isTold = false;
  const nothing = () => undefined;
  const error = (message: string) => {
    if (!isTold) onProblem(message);
    isTold = true;
  };
  diag.setLogger(
    { error, warn: nothing, info: nothing, debug: nothing, verbose: nothing },
    DiagLogLevel.ERROR,
  );
}
