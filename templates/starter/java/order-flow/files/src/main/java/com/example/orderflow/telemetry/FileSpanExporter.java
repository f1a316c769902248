package com.example.orderflow.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Appends one JSON object per span to a file: to read traces without a collector. */
public final class FileSpanExporter implements SpanExporter {
    private final Path path;

    public FileSpanExporter(Path path) {
        this.path = path;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<String> lines = spans.stream()
                .map(span -> JsonMapper.shared().writeValueAsString(SpanRecord.of(span)))
                .toList();
        try {
            Files.write(path, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            return CompletableResultCode.ofFailure();
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
