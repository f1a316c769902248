package flow

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/trace"

	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/telemetry"
)

const expectedTrace = `call orders
  POST /orders
    check stock
      query stock
    place order
      send order-placed
      store order
notify customer follows process order-placed
process order-placed follows send order-placed`

func TestTheTraceTellsTheStoryOfAnOrder(t *testing.T) {
	file := t.TempDir() + "/trace.jsonl"
	stop, err := telemetry.Start(t.Context(), "test", config.Environment{"TRACE_FILE": file})
	expectNo(t, err)
	flow := startFlow(t)
	expectNo(t, telemetry.InSpan(t.Context(), "call orders", func(ctx context.Context) error {
		if status, _ := flow.place(order("o-1", "anna", "TEA"), telemetry.Headers(ctx)); status != http.StatusCreated {
			t.Errorf("expected status 201, found %d", status)
		}
		return nil
	}, trace.WithSpanKind(trace.SpanKindClient)))
	until(t, "all spans are written", func() bool { return len(readSpans(t, file)) == 9 })
	expectNo(t, stop(t.Context()))
	if drawn := draw(readSpans(t, file), "", ""); drawn != expectedTrace {
		t.Errorf("expected\n%s\nfound\n%s", expectedTrace, drawn)
	}
}

func readSpans(t *testing.T, file string) []telemetry.SpanRecord {
	text, err := os.ReadFile(file)
	expectNo(t, err)
	var spans []telemetry.SpanRecord
	for line := range bytes.Lines(text) {
		var span telemetry.SpanRecord
		expectNo(t, json.Unmarshal(line, &span))
		spans = append(spans, span)
	}
	return spans
}

// draw draws the spans below the parent as an indented tree; a root names what it follows from.
func draw(spans []telemetry.SpanRecord, parentID, indent string) string {
	var lines []string
	for _, span := range spans {
		if span.ParentSpanID != parentID {
			continue
		}
		line := indent + span.Name
		for _, link := range span.Links {
			line += " follows " + nameOf(spans, link)
		}
		if below := draw(spans, span.SpanID, indent+"  "); below != "" {
			line += "\n" + below
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func nameOf(spans []telemetry.SpanRecord, link telemetry.LinkRecord) string {
	for _, span := range spans {
		if span.SpanID == link.SpanID && span.TraceID == link.TraceID {
			return span.Name
		}
	}
	return "missing"
}
