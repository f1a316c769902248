package contract

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
)

type (
	OpenOrders    func() (application.OrderStore, error)
	OpenShipments func() (application.ShipmentStore, error)
)

// OrderStore tests what the store of the orders service promises.
func OrderStore(t *testing.T, open OpenOrders) {
	for name, test := range map[string]func(*testing.T, application.OrderStore){
		"stores an order with its message and takes its articles": storesWithMessage,
		"stores all or nothing":                                   storesAllOrNothing,
		"forgets a message that was published, and no other":      forgetsPublished,
	} {
		t.Run(name, func(t *testing.T) {
			store := must(open())(t)
			defer store.Close()
			test(t, store)
		})
	}
}

func storesWithMessage(t *testing.T, store application.OrderStore) {
	order, message := placed(t, domain.Line{SKU: "TEA", Quantity: 3, UnitPrice: 100})
	before := available(t, store, "TEA")
	add(t, store, order, message)
	if after := available(t, store, "TEA"); after != before-3 {
		t.Errorf("expected 3 of %d to be taken, found %d left", before, after)
	}
	if total := must(store.TotalOf(t.Context(), order.ID()))(t); total == nil || *total != 300 {
		t.Errorf("expected 300 cents, found %v", total)
	}
	expectUnpublished(t, store, message.Key, message)
}

func storesAllOrNothing(t *testing.T, store application.OrderStore) {
	for available(t, store, "MUG") >= 1000 {
		order, message := placed(t, domain.Line{SKU: "MUG", Quantity: 1000, UnitPrice: 100})
		add(t, store, order, message)
	}
	coffee := available(t, store, "COFFEE")
	order, message := placed(t, domain.Line{SKU: "COFFEE", Quantity: 1, UnitPrice: 100}, domain.Line{SKU: "MUG", Quantity: 1000, UnitPrice: 100})
	if err := store.Add(t.Context(), order, message); !errors.Is(err, domain.ErrOutOfStock) {
		t.Errorf("expected to be out of stock, found %v", err)
	}
	if left := available(t, store, "COFFEE"); left != coffee {
		t.Errorf("expected %d of COFFEE to be left, found %d", coffee, left)
	}
	if total := must(store.TotalOf(t.Context(), order.ID()))(t); total != nil {
		t.Errorf("expected no order, found one of %d cents", *total)
	}
	expectUnpublished(t, store, message.Key)
}

func forgetsPublished(t *testing.T, store application.OrderStore) {
	line := domain.Line{SKU: "TEA", Quantity: 1, UnitPrice: 100}
	first, message := placed(t, line)
	second, later := placed(t, line)
	later.Key = message.Key
	add(t, store, first, message)
	add(t, store, second, later)
	expectUnpublished(t, store, later.Key, message, later)
	if err := store.MarkPublished(t.Context(), message.ID); err != nil {
		t.Fatal(err)
	}
	expectUnpublished(t, store, later.Key, later)
	if keys := must(store.UnpublishedKeys(t.Context()))(t); !slices.Contains(keys, later.Key) {
		t.Errorf("expected %q among the keys, found %q", later.Key, keys)
	}
}

// ShipmentStore tests what the store of the fulfilment service promises.
func ShipmentStore(t *testing.T, open OpenShipments) {
	t.Run("records a message once, also when two ask at the same time", func(t *testing.T) { recordsOnce(t, open) })
	t.Run("keeps a notice until it was sent", func(t *testing.T) { keepsNotice(t, open) })
	t.Run("remembers after it was closed", func(t *testing.T) { remembers(t, open) })
}

func recordsOnce(t *testing.T, open OpenShipments) {
	one, two := must(open())(t), must(open())(t)
	defer one.Close()
	defer two.Close()
	each := notice()
	var answers journal[bool]
	var asking sync.WaitGroup
	for _, store := range []application.ShipmentStore{one, two, one} {
		asking.Go(func() {
			first, err := store.Add(t.Context(), each)
			if err != nil {
				t.Error(err)
			}
			answers.add(first)
		})
	}
	asking.Wait()
	firsts := slices.DeleteFunc(answers.all(), func(first bool) bool { return !first })
	recorded := slices.DeleteFunc(must(two.All(t.Context()))(t), func(shipment application.Shipment) bool { return shipment != each.Shipment })
	if len(firsts) != 1 || len(recorded) != 1 {
		t.Errorf("expected one to be first and one shipment, found %d and %d", len(firsts), len(recorded))
	}
}

func keepsNotice(t *testing.T, open OpenShipments) {
	store := must(open())(t)
	defer store.Close()
	each := notice()
	isWaiting := func() bool {
		waiting := must(store.UnsentNotices(t.Context()))(t)
		return slices.ContainsFunc(waiting, func(other application.Notice) bool { return reflect.DeepEqual(other, each) })
	}
	must(store.Add(t.Context(), each))(t)
	if !isWaiting() {
		t.Error("expected the notice to wait")
	}
	if err := store.MarkSent(t.Context(), each.MessageID); err != nil || isWaiting() {
		t.Errorf("expected the notice to be gone, found it still there or %v", err)
	}
}

func remembers(t *testing.T, open OpenShipments) {
	each := notice()
	for _, expected := range []bool{true, false} {
		store := must(open())(t)
		if first := must(store.Add(t.Context(), each))(t); first != expected {
			t.Errorf("expected first to be %t, found %t", expected, first)
		}
		store.Close()
	}
}

func notice() application.Notice {
	return application.Notice{
		Shipment: application.Shipment{MessageID: rand.Text(), OrderID: rand.Text(), CustomerID: "anna"}, Headers: headers,
	}
}

func placed(t *testing.T, lines ...domain.Line) (domain.Order, messaging.Message) {
	order := must(domain.PlaceOrder(domain.OrderID(rand.Text()), "anna", lines))(t)
	body := must(json.Marshal(order.Placed()))(t)
	return order, message(rand.Text(), string(body))
}

func add(t *testing.T, store application.OrderStore, order domain.Order, message messaging.Message) {
	t.Helper()
	if err := store.Add(t.Context(), order, message); err != nil {
		t.Fatal(err)
	}
}

func available(t *testing.T, store application.OrderStore, sku domain.SKU) int {
	t.Helper()
	return must(store.Find(t.Context(), sku))(t).Available
}

func expectUnpublished(t *testing.T, store application.OrderStore, key string, expected ...messaging.Message) {
	t.Helper()
	found := must(store.Unpublished(t.Context(), key))(t)
	if len(found)+len(expected) > 0 && !reflect.DeepEqual(found, expected) {
		t.Errorf("expected %v to wait, found %v", expected, found)
	}
}

// must returns the value, or ends the test when there is an error instead.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
