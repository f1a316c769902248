import { SpanKind } from "@opentelemetry/api";
import { ExportResultCode, type ExportResult } from "@opentelemetry/core";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace";
import { appendFileSync } from "node:fs";

/** What is kept of a span: enough to draw the tree. */
export interface SpanRecord {
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

export function spanRecord(span: ReadableSpan): SpanRecord {
  const { traceId, spanId } = span.spanContext();
  const parent = span.parentSpanContext?.spanId;
  return {
    service: String(span.resource.attributes["service.name"]),
    name: span.name,
    kind: SpanKind[span.kind],
    traceId,
    spanId,
    ...(parent === undefined ? {} : { parentSpanId: parent }),
    links: span.links.map(({ context }) => ({ traceId: context.traceId, spanId: context.spanId })),
  };
}

/** Appends one JSON object per span to a file: to read traces without a collector. */
export class FileSpanExporter implements SpanExporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    appendFileSync(this.#path, spans.map((span) => `${JSON.stringify(spanRecord(span))}\n`).join(""));
    done({ code: ExportResultCode.SUCCESS });
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
