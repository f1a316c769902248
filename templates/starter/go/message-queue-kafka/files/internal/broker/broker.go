// Package broker is the adapter to the message broker of this stack, and says which stores go with it.
package broker

import (
	"context"
	"log/slog"
	"strings"

	"example.com/order-flow/internal/adapters/sqlite"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/messaging"
)

func OpenQueue(ctx context.Context, env config.Environment, settings messaging.Settings, log *slog.Logger) (messaging.Queue, error) {
	brokers, err := env.Required("KAFKA_BROKERS")
	if err != nil {
		return nil, err
	}
	return openQueue(ctx, strings.Split(brokers, ","), settings, log)
}

func OpenOrders(ctx context.Context, env config.Environment) (application.OrderStore, error) {
	return sqlite.OpenOrders(ctx, env)
}

func OpenShipments(ctx context.Context, env config.Environment) (application.ShipmentStore, error) {
	return sqlite.OpenShipments(ctx, env)
}
