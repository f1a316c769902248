package telemetry

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// SpanRecord is what is kept of a span: enough to draw the tree.
type SpanRecord struct {
	Service      string       `json:"service"`
	Name         string       `json:"name"`
	Kind         string       `json:"kind"`
	TraceID      string       `json:"traceId"`
	SpanID       string       `json:"spanId"`
	ParentSpanID string       `json:"parentSpanId,omitempty"`
	Links        []LinkRecord `json:"links"`
}

type LinkRecord struct {
	TraceID string `json:"traceId"`
	SpanID  string `json:"spanId"`
}

// fileExporter appends one JSON object per span to a file: to read traces without a collector.
type fileExporter struct{ path string }

func (e fileExporter) ExportSpans(_ context.Context, spans []sdk.ReadOnlySpan) error {
	file, err := os.OpenFile(e.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := json.NewEncoder(file)
	for _, span := range spans {
		if err := lines.Encode(recordOf(span)); err != nil {
			return err
		}
	}
	return nil
}

func (fileExporter) Shutdown(context.Context) error { return nil }

func recordOf(span sdk.ReadOnlySpan) SpanRecord {
	service, _ := span.Resource().Set().Value("service.name")
	record := SpanRecord{
		Service: service.AsString(),
		Name:    span.Name(),
		Kind:    strings.ToUpper(span.SpanKind().String()),
		TraceID: span.SpanContext().TraceID().String(),
		SpanID:  span.SpanContext().SpanID().String(),
		Links:   linksOf(span),
	}
	if parent := span.Parent(); parent.HasSpanID() {
		record.ParentSpanID = parent.SpanID().String()
	}
	return record
}

func linksOf(span sdk.ReadOnlySpan) []LinkRecord {
	links := []LinkRecord{}
	for _, link := range span.Links() {
		links = append(links, linkTo(link.SpanContext))
	}
	return links
}

func linkTo(target trace.SpanContext) LinkRecord {
	return LinkRecord{TraceID: target.TraceID().String(), SpanID: target.SpanID().String()}
}
