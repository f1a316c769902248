package com.example.orderflow.telemetry;

import com.example.orderflow.config.Environment;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.Map;

/** Turns tracing on. */
public final class Telemetry {
    private Telemetry() {}

    /**
     * Turns tracing on for this process. The standard OTEL_* variables apply; without an endpoint nothing is sent.
     *
     * @return close it before exit: it sends what is left
     */
    public static OpenTelemetrySdk start(String service, Environment env, SpanProcessor... extra) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> defaults(service, env))
                .addTracerProviderCustomizer((provider, config) -> addProcessors(provider, env, extra))
                .disableShutdownHook()
                .setResultAsGlobal()
                .build()
                .getOpenTelemetrySdk();
    }

    private static Map<String, String> defaults(String service, Environment env) {
        boolean hasCollector = env.find("OTEL_EXPORTER_OTLP_ENDPOINT").isPresent();
        return Map.of(
                "otel.service.name", service,
                "otel.traces.exporter", hasCollector ? "otlp" : "none",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.exporter.otlp.protocol", "http/protobuf");
    }

    private static SdkTracerProviderBuilder addProcessors(
            SdkTracerProviderBuilder provider, Environment env, SpanProcessor... extra) {
        env.find("TRACE_FILE").map(Path::of).map(FileSpanExporter::new).map(SimpleSpanProcessor::create)
                .ifPresent(provider::addSpanProcessor);
        for (SpanProcessor each : extra) provider.addSpanProcessor(each);
        return provider;
    }
}
