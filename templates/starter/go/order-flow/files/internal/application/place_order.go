package application

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
	"example.com/order-flow/internal/telemetry"
)

type PlaceOrder struct {
	Orders OrderRepository
	Stock  Stock
	Outbox *Outbox
}

type PlaceOrderRequest struct {
	OrderID    string
	CustomerID string
	Lines      []RequestedLine
}

type RequestedLine struct {
	SKU      string
	Quantity int
}

type PlacedOrder struct {
	OrderID domain.OrderID
	Total   domain.Cents
	// Created is false when an order of this id was there before, and nothing was done.
	Created bool
}

// Handle accepts an order: it and its event are stored before the customer hears yes; a broker that is away delays the event
// and not the customer. It fails with domain.ErrInvalidOrder or domain.ErrOutOfStock.
func (p PlaceOrder) Handle(ctx context.Context, request PlaceOrderRequest) (PlacedOrder, error) {
	id, err := domain.NewOrderID(request.OrderID)
	if err != nil {
		return PlacedOrder{}, err
	}
	before, err := p.Orders.TotalOf(ctx, id)
	if err != nil {
		return PlacedOrder{}, err
	}
	if before != nil {
		return PlacedOrder{OrderID: id, Total: *before}, nil
	}
	order, err := p.newOrder(ctx, id, request)
	if err != nil {
		return PlacedOrder{}, err
	}
	if err := p.place(ctx, order); err != nil {
		return PlacedOrder{}, err
	}
	return PlacedOrder{OrderID: id, Total: order.Total(), Created: true}, nil
}

func (p PlaceOrder) newOrder(ctx context.Context, id domain.OrderID, request PlaceOrderRequest) (domain.Order, error) {
	customer, err := domain.NewCustomerID(request.CustomerID)
	if err != nil {
		return domain.Order{}, err
	}
	lines, err := p.checkStock(ctx, request.Lines)
	if err != nil {
		return domain.Order{}, err
	}
	return domain.PlaceOrder(id, customer, lines)
}

func (p PlaceOrder) checkStock(ctx context.Context, wanted []RequestedLine) (lines []domain.Line, err error) {
	err = telemetry.InSpan(ctx, "check stock", func(ctx context.Context) error {
		for _, want := range wanted {
			line, err := p.lineInStock(ctx, want)
			if err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return nil
	})
	return lines, err
}

func (p PlaceOrder) lineInStock(ctx context.Context, want RequestedLine) (domain.Line, error) {
	sku, err := domain.NewSKU(want.SKU)
	if err != nil {
		return domain.Line{}, err
	}
	level, err := p.queryStock(ctx, sku)
	if err != nil {
		return domain.Line{}, err
	}
	if level == nil {
		return domain.Line{}, fmt.Errorf("%w: unknown sku %q", domain.ErrInvalidOrder, sku)
	}
	if level.Available < want.Quantity {
		return domain.Line{}, fmt.Errorf("%w: only %d of %s left", domain.ErrOutOfStock, level.Available, sku)
	}
	return domain.NewLine(sku, want.Quantity, level.UnitPrice)
}

func (p PlaceOrder) queryStock(ctx context.Context, sku domain.SKU) (level *StockLevel, err error) {
	err = telemetry.InSpan(ctx, "query stock", func(ctx context.Context) (err error) {
		level, err = p.Stock.Find(ctx, sku)
		return err
	}, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(attribute.String("sku", string(sku))))
	return level, err
}

func (p PlaceOrder) place(ctx context.Context, order domain.Order) error {
	return telemetry.InSpan(ctx, "place order", func(ctx context.Context) error {
		body, err := json.Marshal(order.Placed())
		if err != nil {
			return err
		}
		message := messaging.Message{ID: rand.Text(), Key: string(order.Customer()), Body: string(body), Headers: telemetry.Headers(ctx)}
		err = telemetry.InSpan(ctx, "store order", func(ctx context.Context) error {
			return p.Orders.Add(ctx, order, message)
		}, trace.WithSpanKind(trace.SpanKindClient))
		if err != nil {
			return err
		}
		p.Outbox.Publish(ctx, message.Key)
		return nil
	}, trace.WithAttributes(attribute.String("order.id", string(order.ID()))))
}
