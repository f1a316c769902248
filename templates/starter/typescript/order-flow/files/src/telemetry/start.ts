import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  SimpleSpanProcessor,
  TracerProvider,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace";
import { FileSpanExporter } from "./file-span-exporter.ts";

type Environment = Readonly<Record<string, string | undefined>>;

function processors(env: Environment): SpanProcessor[] {
  const found: SpanProcessor[] = [];
  if (env["TRACE_FILE"])
    found.push(new SimpleSpanProcessor({ exporter: new FileSpanExporter(env["TRACE_FILE"]) }));
  // The exporter reads the standard OTEL_EXPORTER_OTLP_* variables itself.
  if (env["OTEL_EXPORTER_OTLP_ENDPOINT"])
    found.push(new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }));
  return found;
}

/**
 * Turns tracing on for this process.
 *
 * @returns call it before exit: it sends what is left
 */
export function startTelemetry(
  service: string,
  env: Environment,
  extra: SpanProcessor[] = [],
): () => Promise<void> {
  const resource = resourceFromAttributes({ "service.name": service });
  const provider = new TracerProvider({ resource, spanProcessors: [...processors(env), ...extra] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
