// Package flow tests both services in one process, over the queue in memory.
package flow

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"example.com/order-flow/internal/adapters/httpapi"
	"example.com/order-flow/internal/adapters/memory"
	"example.com/order-flow/internal/adapters/notices"
	"example.com/order-flow/internal/adapters/sqlite"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/faults"
	"example.com/order-flow/internal/messaging"
)

type flow struct {
	t           *testing.T
	url         string
	queue       *memory.Queue
	shipments   *sqlite.Shipments
	noticesFile string
}

func startFlow(t *testing.T) flow {
	env := config.Environment{"DATA_DIR": t.TempDir(), "FAULTS": "on"}
	log := slog.New(slog.DiscardHandler)
	orders, err := sqlite.OpenOrders(t.Context(), env)
	expectNo(t, err)
	shipments, err := sqlite.OpenShipments(t.Context(), env)
	expectNo(t, err)
	queue := memory.NewQueue(messaging.Settings{Name: "test", Shards: 2, MaxAttempts: 3, RetryBase: 20 * time.Millisecond}, log)
	noticesFile := env.DataFile("notices.jsonl")
	fulfilOrder := application.FulfilOrder{
		Shipments: shipments, Notifier: notices.NewFile(noticesFile), Log: log, CrashPoint: faults.CrashPoint(env, log),
	}
	consumer, err := queue.Consume(t.Context(), faults.With(fulfilOrder.Handle, env))
	expectNo(t, err)
	placeOrder := application.PlaceOrder{Orders: orders, Stock: orders, Outbox: application.NewOutbox(orders, queue, log)}
	server := httptest.NewServer(httpapi.NewHandler(placeOrder, log))
	t.Cleanup(func() {
		server.Close()
		expectNo(t, consumer.Stop())
		expectNo(t, orders.Close())
		expectNo(t, shipments.Close())
	})
	return flow{t, server.URL, queue, shipments, noticesFile}
}

// order is a request for one of the article.
func order(id, customer, sku string) string {
	line := map[string]any{"sku": sku, "quantity": 1}
	text, _ := json.Marshal(map[string]any{"orderId": id, "customerId": customer, "lines": []any{line}})
	return string(text)
}

// place returns the status of the answer, and what it says.
func (f flow) place(body string, headers map[string]string) (int, string) {
	f.t.Helper()
	request, err := http.NewRequest(http.MethodPost, f.url+"/orders", bytes.NewBufferString(body))
	expectNo(f.t, err)
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	expectNo(f.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	expectNo(f.t, err)
	return response.StatusCode, string(text)
}

func (f flow) expectStatus(expected int, body string) {
	f.t.Helper()
	if status, text := f.place(body, nil); status != expected {
		f.t.Errorf("expected status %d for %s, found %d: %s", expected, body, status, text)
	}
}

// shipped returns the orders of the customer that were shipped, in the order it happened.
func (f flow) shipped(customer string) []string {
	all, err := f.shipments.All(context.Background())
	expectNo(f.t, err)
	var ids []string
	for _, shipment := range all {
		if shipment.CustomerID == customer {
			ids = append(ids, shipment.OrderID)
		}
	}
	return ids
}

func (f flow) expectShipped(customer string, expected ...string) {
	f.t.Helper()
	if found := f.shipped(customer); !slices.Equal(found, expected) {
		f.t.Errorf("expected %q to be shipped, found %q", expected, found)
	}
}

func (f flow) untilShipped(customer, orderID string) {
	f.t.Helper()
	until(f.t, orderID+" is shipped", func() bool { return slices.Contains(f.shipped(customer), orderID) })
}

func until(t *testing.T, what string, isSo func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); !isSo(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

func expectNo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
