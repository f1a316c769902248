import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type SpanContext,
} from "@opentelemetry/api";
import { messageOf } from "./log.ts";

export type Headers = Readonly<Record<string, string>>;

interface SpanSettings {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** The parent; the active span when left out. */
  readonly parent?: Context;
  /** What it follows from without being part of it. */
  readonly link?: SpanContext | undefined;
}

/** Runs the work inside a span that is its parent's child and that an error marks as failed. */
export function inSpan<T>(name: string, settings: SpanSettings, work: () => Promise<T>): Promise<T> {
  const { kind = SpanKind.INTERNAL, attributes = {}, parent = context.active(), link } = settings;
  const links = link === undefined ? [] : [{ context: link }];
  return trace
    .getTracer("order-flow")
    .startActiveSpan(name, { kind, attributes, links }, parent, async (span) => {
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
        throw error;
      } finally {
        span.end();
      }
    });
}

/** The active span as W3C trace context, to travel in message headers. */
export function traceHeaders(): Headers {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** The context that came with a message or a request. */
export const contextOf = (headers: Readonly<Record<string, unknown>>): Context =>
  propagation.extract(ROOT_CONTEXT, headers);

/** Runs the work in a new trace that follows from the span in the headers. */
export function inFollowingTrace<T>(
  name: string,
  headers: Headers,
  settings: Omit<SpanSettings, "parent" | "link">,
  work: () => Promise<T>,
): Promise<T> {
  return inSpan(
    name,
    { ...settings, parent: ROOT_CONTEXT, link: trace.getSpanContext(contextOf(headers)) },
    work,
  );
}
