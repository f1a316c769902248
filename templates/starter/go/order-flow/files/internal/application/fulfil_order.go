package application

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
	"example.com/order-flow/internal/telemetry"
)

// CrashPoint is where a test may let the process die; in production nothing happens there.
type CrashPoint func(point, messageID string)

type FulfilOrder struct {
	Shipments  ShipmentRepository
	Notifier   Notifier
	Log        *slog.Logger
	CrashPoint CrashPoint
}

// Handle handles OrderPlaced. Safe to call twice: the effect and the message id are recorded together, and the id only once.
func (f FulfilOrder) Handle(ctx context.Context, delivery messaging.Delivery) error {
	f.CrashPoint("before-handling", delivery.ID)
	err := telemetry.InFollowingTrace(ctx, "process order-placed", delivery.Headers, func(ctx context.Context) error {
		return f.ship(ctx, delivery)
	}, trace.WithSpanKind(trace.SpanKindConsumer), trace.WithAttributes(
		attribute.String("messaging.message.id", delivery.ID),
		attribute.Int("messaging.delivery.attempt", delivery.Attempt),
	))
	if err != nil {
		return err
	}
	f.CrashPoint("after-effect", delivery.ID)
	return f.sendNotices(ctx, func(notice Notice) bool { return notice.MessageID == delivery.ID })
}

// SendNotices tells customers of shipments that they were not told of yet. Told twice, after a crash in between, beats not
// told.
func (f FulfilOrder) SendNotices(ctx context.Context) error {
	return f.sendNotices(ctx, func(Notice) bool { return true })
}

func (f FulfilOrder) ship(ctx context.Context, delivery messaging.Delivery) error {
	order, err := domain.ReadOrderPlaced(delivery.Body)
	if err != nil {
		return err
	}
	shipment := Shipment{MessageID: delivery.ID, OrderID: order.OrderID, CustomerID: order.CustomerID}
	first, err := f.Shipments.Add(ctx, Notice{Shipment: shipment, Headers: telemetry.Headers(ctx)})
	if err != nil {
		return err
	}
	event := "duplicate"
	if first {
		event = "fulfilled"
	}
	f.Log.Info(event, "messageId", delivery.ID, "orderId", order.OrderID, "customerId", order.CustomerID)
	return nil
}

func (f FulfilOrder) sendNotices(ctx context.Context, isMeant func(Notice) bool) error {
	waiting, err := f.Shipments.UnsentNotices(ctx)
	if err != nil {
		return err
	}
	for _, notice := range waiting {
		if !isMeant(notice) {
			continue
		}
		if err := f.send(ctx, notice); err != nil {
			return err
		}
	}
	return nil
}

func (f FulfilOrder) send(ctx context.Context, notice Notice) error {
	err := telemetry.InFollowingTrace(ctx, "notify customer", notice.Headers, func(ctx context.Context) error {
		return f.Notifier.Notify(ctx, notice)
	}, trace.WithAttributes(attribute.String("order.id", notice.OrderID)))
	if err != nil {
		return err
	}
	return f.Shipments.MarkSent(ctx, notice.MessageID)
}
