// Package broker is the adapter to the message broker of this stack, and holds the stores that go with it.
package broker

import (
	"context"
	"log/slog"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/messaging"
)

func OpenQueue(ctx context.Context, env config.Environment, settings messaging.Settings, log *slog.Logger) (messaging.Queue, error) {
	url, err := env.Required("DATABASE_URL")
	if err != nil {
		return nil, err
	}
	return openQueue(ctx, url, settings, log)
}

func OpenOrders(ctx context.Context, env config.Environment) (application.OrderStore, error) {
	pool, err := openSchema(ctx, env)
	if err != nil {
		return nil, err
	}
	return openOrders(ctx, pool, env)
}

func OpenShipments(ctx context.Context, env config.Environment) (application.ShipmentStore, error) {
	pool, err := openSchema(ctx, env)
	if err != nil {
		return nil, err
	}
	return openShipments(ctx, pool)
}
