package com.example.orderflow.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;

/** What is kept of a span: enough to draw the tree. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpanRecord(
        String service,
        String name,
        String kind,
        String traceId,
        String spanId,
        String parentSpanId,
        List<Link> links) {

    public record Link(String traceId, String spanId) {
        static Link to(SpanContext context) {
            return new Link(context.getTraceId(), context.getSpanId());
        }
    }

    public static SpanRecord of(SpanData span) {
        return new SpanRecord(
                span.getResource().getAttribute(AttributeKey.stringKey("service.name")),
                span.getName(),
                span.getKind().name(),
                span.getTraceId(),
                span.getSpanId(),
                span.getParentSpanContext().isValid() ? span.getParentSpanId() : null,
                span.getLinks().stream().map(link -> Link.to(link.getSpanContext())).toList());
    }
}
