package com.example.orderflow.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Spans around work, and the trace context that travels in headers. */
public final class Spans {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    };

    private Spans() {}

    /** A span that will be the active span's child. */
    public static SpanBuilder span(String name) {
        return GlobalOpenTelemetry.getTracer("order-flow").spanBuilder(name);
    }

    /** A span of a new trace that follows from the span in the headers. */
    public static SpanBuilder followingSpan(String name, Map<String, String> headers) {
        SpanContext cause = Span.fromContext(contextOf(headers)).getSpanContext();
        return span(name).setNoParent().addLink(cause);
    }

    /** Runs the work inside the span, which an exception marks as failed. */
    public static <T> T in(SpanBuilder builder, Supplier<T> work) {
        Span span = builder.startSpan();
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException error) {
            span.setStatus(StatusCode.ERROR, Log.messageOf(error));
            throw error;
        } finally {
            span.end();
        }
    }

    public static void in(SpanBuilder builder, Runnable work) {
        in(builder, () -> {
            work.run();
            return null;
        });
    }

    /** The active span as W3C trace context, to travel in message headers. */
    public static Map<String, String> traceHeaders() {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(Context.current(), headers, Map::put);
        return headers;
    }

    /** The context that came with a message or a request. */
    public static Context contextOf(Map<String, String> headers) {
        return W3C.extract(Context.root(), headers, GETTER);
    }
}
