// Command orders accepts orders over HTTP and publishes that they were placed.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"example.com/order-flow/internal/adapters/httpapi"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/broker"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/service"
)

const relayEvery = time.Second

func main() { service.Main("orders", start) }

func start(ctx context.Context, env config.Environment, log *slog.Logger) ([]service.Step, error) {
	settings, err := env.QueueSettings()
	if err != nil {
		return nil, err
	}
	orders, err := broker.OpenOrders(ctx, env)
	if err != nil {
		return nil, err
	}
	queue, err := broker.OpenQueue(ctx, env, settings, log)
	if err != nil {
		return nil, err
	}
	outbox := application.NewOutbox(orders, queue, log)
	go relay(ctx, outbox, log)
	handler := httpapi.NewHandler(application.PlaceOrder{Orders: orders, Stock: orders, Outbox: outbox}, log)
	server, err := serve(env, handler, log)
	if err != nil {
		return nil, err
	}
	return []service.Step{
		server.Shutdown, outbox.PublishAll, service.Closing(queue.Close), service.Closing(orders.Close),
	}, nil
}

// relay publishes what the broker did not take when its order was placed.
func relay(ctx context.Context, outbox *application.Outbox, log *slog.Logger) {
	ticker := time.NewTicker(relayEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := outbox.PublishAll(ctx); err != nil {
				log.Warn("relay-failed", "error", err.Error())
			}
		}
	}
}

func serve(env config.Environment, handler http.Handler, log *slog.Logger) (*http.Server, error) {
	port, err := env.WholeNumber("PORT", 3000, 0)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", fmt.Sprintf(":%d", port))
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("serving-ended", "error", err.Error())
		}
	}()
	log.Info("listening", "port", listener.Addr().(*net.TCPAddr).Port)
	return server, nil
}
