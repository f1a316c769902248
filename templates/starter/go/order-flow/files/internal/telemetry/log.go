// Package telemetry writes log lines and spans.
package telemetry

import (
	"io"
	"log/slog"
)

// NewLog writes one JSON object a line; `event` names what happened.
func NewLog(service string, out io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{ReplaceAttr: func(groups []string, attribute slog.Attr) slog.Attr {
		switch {
		case len(groups) > 0:
		case attribute.Key == slog.MessageKey:
			attribute.Key = "event"
		case attribute.Key == slog.TimeKey:
			attribute.Value = slog.TimeValue(attribute.Value.Time().UTC())
		}
		return attribute
	}}
	return slog.New(slog.NewJSONHandler(out, options)).With("service", service)
}
