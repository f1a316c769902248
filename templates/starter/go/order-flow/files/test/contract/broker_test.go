//go:build contract

package contract

import (
	"log/slog"
	"testing"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/broker"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/messaging"
)

// environment says where the broker is, and keeps the stores of the test apart.
func environment(t *testing.T) config.Environment {
	env := config.Load()
	env["QUEUE"] = "contract"
	env["DATA_DIR"] = t.TempDir()
	return env
}

func TestBrokerKeepsTheQueueContract(t *testing.T) {
	env := environment(t)
	Queue(t, func(settings messaging.Settings) (messaging.Queue, error) {
		return broker.OpenQueue(t.Context(), env, settings, slog.New(slog.DiscardHandler))
	})
}

func TestStoreOfThisStackKeepsTheContractOfOrders(t *testing.T) {
	env := environment(t)
	OrderStore(t, func() (application.OrderStore, error) { return broker.OpenOrders(t.Context(), env) })
}

func TestStoreOfThisStackKeepsTheContractOfShipments(t *testing.T) {
	env := environment(t)
	ShipmentStore(t, func() (application.ShipmentStore, error) { return broker.OpenShipments(t.Context(), env) })
}
