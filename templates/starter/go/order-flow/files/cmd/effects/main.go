// Command effects prints what was shipped, in the order it happened.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"

	"example.com/order-flow/internal/broker"
	"example.com/order-flow/internal/config"
)

type effect struct {
	MessageID  string `json:"messageId"`
	OrderID    string `json:"orderId"`
	CustomerID string `json:"customerId"`
}

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	store, err := broker.OpenShipments(ctx, config.Load())
	if err != nil {
		return err
	}
	defer store.Close()
	shipments, err := store.All(ctx)
	if err != nil {
		return err
	}
	effects := make([]effect, len(shipments))
	for i, shipment := range shipments {
		effects[i] = effect(shipment)
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"count": len(effects), "effects": effects})
}
