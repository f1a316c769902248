package com.example.orderflow.support;

import com.example.orderflow.telemetry.SpanRecord;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spans as an indented tree. */
public final class TraceTree {
    private final List<SpanRecord> spans;

    private TraceTree(List<SpanRecord> spans) {
        this.spans = spans.stream().sorted(Comparator.comparing(SpanRecord::name)).toList();
    }

    /** A root names what it follows from; a span whose parent is not among them is a root. */
    public static List<String> draw(List<SpanRecord> spans) {
        TraceTree tree = new TraceTree(spans);
        return tree.spans.stream().filter(tree::isRoot).flatMap(root -> tree.draw(root, "")).toList();
    }

    private boolean isRoot(SpanRecord span) {
        return spans.stream().noneMatch(each -> each.spanId().equals(span.parentSpanId()));
    }

    private Stream<String> draw(SpanRecord span, String indent) {
        String follows = span.links().stream()
                .map(link -> " follows " + nameOf(link.spanId()))
                .collect(Collectors.joining());
        Stream<SpanRecord> children = spans.stream().filter(each -> span.spanId().equals(each.parentSpanId()));
        return Stream.concat(
                Stream.of(indent + span.name() + follows), children.flatMap(child -> draw(child, indent + "  ")));
    }

    private String nameOf(String spanId) {
        return spans.stream()
                .filter(each -> each.spanId().equals(spanId))
                .map(SpanRecord::name)
                .findFirst()
                .orElse("missing");
    }
}
