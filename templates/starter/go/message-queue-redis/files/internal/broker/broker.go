// Package broker is the adapter to the message broker of this stack, and says which stores go with it.
package broker

import (
	"context"
	"log/slog"

	"example.com/order-flow/internal/adapters/sqlite"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/messaging"
)

func OpenQueue(ctx context.Context, env config.Environment, settings messaging.Settings, log *slog.Logger) (messaging.Queue, error) {
	url, err := env.Required("REDIS_URL")
	if err != nil {
		return nil, err
	}
	return openQueue(ctx, url, settings, log)
}

func OpenOrders(ctx context.Context, env config.Environment) (application.OrderStore, error) {
	return sqlite.OpenOrders(ctx, env)
}

func OpenShipments(ctx context.Context, env config.Environment) (application.ShipmentStore, error) {
	return sqlite.OpenShipments(ctx, env)
}
