package domain

import (
	"encoding/json"
	"errors"
	"fmt"
)

// OrderPlaced is what others learn of an order. Published, so: only ever add to it.
type OrderPlaced struct {
	OrderID    string       `json:"orderId"`
	CustomerID string       `json:"customerId"`
	Lines      []PlacedLine `json:"lines"`
	TotalCents int64        `json:"totalCents"`
}

type PlacedLine struct {
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// Placed tells of the order.
func (o Order) Placed() OrderPlaced {
	lines := make([]PlacedLine, len(o.lines))
	for i, line := range o.lines {
		lines[i] = PlacedLine{SKU: string(line.SKU), Quantity: line.Quantity}
	}
	return OrderPlaced{OrderID: string(o.id), CustomerID: string(o.customer), Lines: lines, TotalCents: int64(o.Total())}
}

// ReadOrderPlaced fails when the text is not such an event: whoever publishes it has a bug, and no retry helps.
func ReadOrderPlaced(text string) (OrderPlaced, error) {
	var event OrderPlaced
	if err := json.Unmarshal([]byte(text), &event); err != nil {
		return OrderPlaced{}, fmt.Errorf("expected an OrderPlaced event: %w", err)
	}
	if event.OrderID == "" || event.CustomerID == "" || event.Lines == nil {
		return OrderPlaced{}, errors.New("expected an OrderPlaced event")
	}
	return event, nil
}
