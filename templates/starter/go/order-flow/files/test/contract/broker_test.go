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

func TestBroker(t *testing.T) {
	env := config.Load()
	env["QUEUE"] = "contract"
	env["DATA_DIR"] = t.TempDir()
	t.Run("queue", func(t *testing.T) {
		Queue(t, func(settings messaging.Settings) (messaging.Queue, error) {
			return broker.OpenQueue(t.Context(), env, settings, slog.New(slog.DiscardHandler))
		})
	})
	t.Run("orders", func(t *testing.T) {
		OrderStore(t, func() (application.OrderStore, error) { return broker.OpenOrders(t.Context(), env) })
	})
	t.Run("shipments", func(t *testing.T) {
		ShipmentStore(t, func() (application.ShipmentStore, error) { return broker.OpenShipments(t.Context(), env) })
	})
}
