// Package httpapi is the HTTP side of the orders service.
package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/telemetry"
)

const largestBody = 1 << 20

type server struct {
	placeOrder application.PlaceOrder
	log        *slog.Logger
}

// NewHandler serves POST /orders and GET /health.
func NewHandler(placeOrder application.PlaceOrder, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders", server{placeOrder, log}.postOrder)
	mux.HandleFunc("GET /health", func(response http.ResponseWriter, _ *http.Request) {
		answer(response, http.StatusOK, map[string]string{"status": "up"})
	})
	return mux
}

func (s server) postOrder(response http.ResponseWriter, httpRequest *http.Request) {
	// A customer who hangs up does not stop an order half way.
	ctx := telemetry.WithSpanOf(context.WithoutCancel(httpRequest.Context()), propagation.HeaderCarrier(httpRequest.Header))
	var placed application.PlacedOrder
	err := telemetry.InSpan(ctx, "POST /orders", func(ctx context.Context) error {
		wanted, err := read(http.MaxBytesReader(response, httpRequest.Body, largestBody))
		if err != nil {
			return err
		}
		placed, err = s.placeOrder.Handle(ctx, wanted)
		return err
	}, trace.WithSpanKind(trace.SpanKindServer))
	if err != nil {
		s.refuse(response, err)
		return
	}
	status := http.StatusOK
	if placed.Created {
		status = http.StatusCreated
	}
	answer(response, status, map[string]any{"orderId": placed.OrderID, "total": placed.Total})
}

func (s server) refuse(response http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, domain.ErrInvalidOrder):
		answer(response, http.StatusBadRequest, map[string]string{"error": err.Error()})
	case errors.Is(err, domain.ErrOutOfStock):
		answer(response, http.StatusConflict, map[string]string{"error": err.Error()})
	default:
		s.log.Error("request-failed", "error", err.Error())
		answer(response, http.StatusInternalServerError, map[string]string{"error": "the order could not be placed"})
	}
}

func answer(response http.ResponseWriter, status int, body any) {
	response.Header().Set("Content-Type", "application/json")
	response.WriteHeader(status)
	// Nobody is left to tell when the customer hung up.
	_ = json.NewEncoder(response).Encode(body)
}
