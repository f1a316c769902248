package telemetry

import (
	"context"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// InSpan runs the work inside a span that is a child of the one in the context, and that an error marks as failed.
func InSpan(ctx context.Context, name string, work func(context.Context) error, options ...trace.SpanStartOption) error {
	ctx, span := otel.Tracer("order-flow").Start(ctx, name, options...)
	defer span.End()
	err := work(ctx)
	if err != nil {
		span.SetStatus(codes.Error, err.Error())
	}
	return err
}

// InFollowingTrace runs the work in a new trace that follows from the span in the headers.
func InFollowingTrace(ctx context.Context, name string, headers map[string]string, work func(context.Context) error, options ...trace.SpanStartOption) error {
	link := trace.LinkFromContext(WithSpanOf(ctx, propagation.MapCarrier(headers)))
	return InSpan(ctx, name, work, append(options, trace.WithNewRoot(), trace.WithLinks(link))...)
}

// WithSpanOf makes the span that came with a message or a request the parent of what follows.
func WithSpanOf(ctx context.Context, headers propagation.TextMapCarrier) context.Context {
	return otel.GetTextMapPropagator().Extract(ctx, headers)
}

// Headers returns the span in the context as W3C trace context, to travel in message headers.
func Headers(ctx context.Context) map[string]string {
	headers := propagation.MapCarrier{}
	otel.GetTextMapPropagator().Inject(ctx, headers)
	return headers
}
