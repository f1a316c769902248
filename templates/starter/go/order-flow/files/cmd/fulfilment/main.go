// Command fulfilment ships the orders that were placed.
package main

import (
	"context"
	"log/slog"

	"example.com/order-flow/internal/adapters/notices"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/broker"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/faults"
	"example.com/order-flow/internal/service"
)

func main() { service.Main("fulfilment", start) }

func start(ctx context.Context, env config.Environment, log *slog.Logger) ([]service.Step, error) {
	settings, err := env.QueueSettings()
	if err != nil {
		return nil, err
	}
	shipments, err := broker.OpenShipments(ctx, env)
	if err != nil {
		return nil, err
	}
	fulfilOrder := application.FulfilOrder{
		Shipments:  shipments,
		Notifier:   notices.NewFile(env.DataFile("notices.jsonl")),
		Log:        log,
		CrashPoint: faults.CrashPoint(env, log),
	}
	if err := fulfilOrder.SendNotices(ctx); err != nil {
		return nil, err
	}
	queue, err := broker.OpenQueue(ctx, env, settings, log)
	if err != nil {
		return nil, err
	}
	consumer, err := queue.Consume(ctx, faults.With(fulfilOrder.Handle, env))
	if err != nil {
		return nil, err
	}
	log.Info("ready")
	return []service.Step{
		service.Closing(consumer.Stop), service.Closing(queue.Close), service.Closing(shipments.Close),
	}, nil
}
