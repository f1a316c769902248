package sqlite

import (
	"testing"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/test/contract"
)

func TestStoresKeepTheContract(t *testing.T) {
	env := config.Environment{"DATA_DIR": t.TempDir()}
	t.Run("orders", func(t *testing.T) {
		contract.OrderStore(t, func() (application.OrderStore, error) { return OpenOrders(t.Context(), env) })
	})
	t.Run("shipments", func(t *testing.T) {
		contract.ShipmentStore(t, func() (application.ShipmentStore, error) { return OpenShipments(t.Context(), env) })
	})
}
