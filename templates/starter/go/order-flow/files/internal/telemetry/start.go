package telemetry

import (
	"context"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"

	"example.com/order-flow/internal/config"
)

// Start turns tracing on for this process. Call what it returns before exit: it sends what is left.
func Start(ctx context.Context, service string, env config.Environment) (stop func(context.Context) error, err error) {
	options := []sdk.TracerProviderOption{
		sdk.WithResource(resource.NewSchemaless(attribute.String("service.name", service))),
	}
	if path := env["TRACE_FILE"]; path != "" {
		options = append(options, sdk.WithSyncer(fileExporter{path}))
	}
	// The exporter reads the standard OTEL_EXPORTER_OTLP_* variables itself.
	if env["OTEL_EXPORTER_OTLP_ENDPOINT"] != "" {
		exporter, err := otlptracehttp.New(ctx)
		if err != nil {
			return nil, err
		}
		options = append(options, sdk.WithBatcher(exporter))
	}
	provider := sdk.NewTracerProvider(options...)
	otel.SetTracerProvider(provider)
	otel.SetTextMapPropagator(propagation.TraceContext{})
	return provider.Shutdown, nil
}
