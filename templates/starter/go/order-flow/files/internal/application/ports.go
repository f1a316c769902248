// Package application holds what the services do, over ports that adapters fill.
package application

import (
	"context"
	"io"

	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
)

type StockLevel struct {
	Available int
	UnitPrice domain.Cents
}

type Stock interface {
	// Find returns nil when there is no such article.
	Find(ctx context.Context, sku domain.SKU) (*StockLevel, error)
}

// OrderRepository keeps orders, and the messages that tell of them: stored together, so that neither exists without the
// other (outbox).
type OrderRepository interface {
	// TotalOf returns nil when there is no such order.
	TotalOf(ctx context.Context, id domain.OrderID) (*domain.Cents, error)
	// Add takes the articles from stock, stores the order and the message, all or nothing. It fails with
	// domain.ErrOutOfStock when another order was faster.
	Add(ctx context.Context, order domain.Order, message messaging.Message) error
	// Unpublished returns the stored messages of a key that no broker confirmed yet, oldest first.
	Unpublished(ctx context.Context, key string) ([]messaging.Message, error)
	// UnpublishedKeys returns the keys of all messages that no broker confirmed yet.
	UnpublishedKeys(ctx context.Context) ([]string, error)
	MarkPublished(ctx context.Context, messageID string) error
}

type Shipment struct {
	MessageID  string
	OrderID    string
	CustomerID string
}

// Notice is what has to be told to a customer, and the trace it follows from.
type Notice struct {
	Shipment
	Headers map[string]string
}

type ShipmentRepository interface {
	// Add records the shipment, its notice and the message id, all or nothing. It returns false, and changes nothing, when
	// the message id was recorded before.
	Add(ctx context.Context, notice Notice) (bool, error)
	All(ctx context.Context) ([]Shipment, error)
	UnsentNotices(ctx context.Context) ([]Notice, error)
	MarkSent(ctx context.Context, messageID string) error
}

type Notifier interface {
	Notify(ctx context.Context, notice Notice) error
}

// OrderStore is what the orders service opens.
type OrderStore interface {
	OrderRepository
	Stock
	io.Closer
}

// ShipmentStore is what the fulfilment service opens.
type ShipmentStore interface {
	ShipmentRepository
	io.Closer
}
