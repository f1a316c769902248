package com.example.orderflow.flow;

import static com.example.orderflow.support.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.example.orderflow.config.Environment;
import com.example.orderflow.support.Flow;
import com.example.orderflow.support.TraceTree;
import com.example.orderflow.telemetry.SpanRecord;
import com.example.orderflow.telemetry.Telemetry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TraceTest {
    private static final String CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final List<String> EXPECTED = List.of(
            "POST /orders",
            "  check stock",
            "    query stock",
            "  place order",
            "    send order-placed",
            "    store order",
            "notify customer follows process order-placed",
            "process order-placed follows send order-placed");

    @TempDir
    static Path folder;

    static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();
    static OpenTelemetrySdk telemetry;
    static Flow flow;

    @BeforeAll
    static void start() {
        Environment env = new Environment(Map.of("TRACE_FILE", folder.resolve("trace.jsonl").toString()));
        GlobalOpenTelemetry.resetForTest();
        telemetry = Telemetry.start("test", env, SimpleSpanProcessor.create(EXPORTER));
        flow = new Flow(folder);
    }

    @AfterAll
    static void stop() {
        flow.close();
        telemetry.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private List<SpanRecord> spans;

    @BeforeEach
    void place() {
        EXPORTER.reset();
        String order = "{\"customerId\": \"anna\", \"lines\": [{\"sku\": \"TEA\", \"quantity\": 1}]}";
        flow.place(order, "traceparent", "00-" + CALLER + "-00f067aa0ba902b7-01");
        until("the customer was told", () -> records().stream().anyMatch(span -> span.name().equals("notify customer")));
        spans = records();
    }

    private static List<SpanRecord> records() {
        return EXPORTER.getFinishedSpanItems().stream().map(SpanRecord::of).toList();
    }

    private String traceOf(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow().traceId();
    }

    @Test
    void tellsTheStoryOfAnOrder() {
        assertEquals(EXPECTED, TraceTree.draw(spans));
    }

    @Test
    void crossesTheQueueByALinkNotAsOneLongTrace() {
        assertEquals(CALLER, traceOf("POST /orders"));
        assertEquals(CALLER, traceOf("send order-placed"));
        assertNotEquals(CALLER, traceOf("process order-placed"));
        assertNotEquals(traceOf("process order-placed"), traceOf("notify customer"));
    }

    @Test
    void writesTheSameSpansIntoTheTraceFile() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("trace.jsonl"));
        Set<SpanRecord> written = lines.subList(lines.size() - spans.size(), lines.size()).stream()
                .map(line -> JsonMapper.shared().readValue(line, SpanRecord.class))
                .collect(Collectors.toSet());
        // Two services write at once: which of their spans comes first is nobody's promise.
        assertEquals(Set.copyOf(spans), written);
    }
}
