// Package domain holds the order and its rules. It knows no other package of this project.
package domain

import "fmt"

// Cents is an amount in minor units: never a float, so that sums are exact.
type Cents int64

// Line says how much of one article is ordered. NewLine makes valid ones.
type Line struct {
	SKU       SKU
	Quantity  int
	UnitPrice Cents
}

// NewLine fails with ErrInvalidOrder when the quantity makes no sense.
func NewLine(sku SKU, quantity int, unitPrice Cents) (Line, error) {
	if quantity < 1 || quantity > 1000 {
		return Line{}, fmt.Errorf("%w: expected a quantity from 1 to 1000, found %d", ErrInvalidOrder, quantity)
	}
	return Line{SKU: sku, Quantity: quantity, UnitPrice: unitPrice}, nil
}

// Order is the aggregate: whole and valid from the moment it exists.
type Order struct {
	id       OrderID
	customer CustomerID
	lines    []Line
}

// PlaceOrder fails with ErrInvalidOrder without lines, or when an article comes twice.
func PlaceOrder(id OrderID, customer CustomerID, lines []Line) (Order, error) {
	if len(lines) == 0 {
		return Order{}, fmt.Errorf("%w: expected at least one line", ErrInvalidOrder)
	}
	seen := map[SKU]bool{}
	for _, line := range lines {
		if seen[line.SKU] {
			return Order{}, fmt.Errorf("%w: expected each sku in one line", ErrInvalidOrder)
		}
		seen[line.SKU] = true
	}
	return Order{id: id, customer: customer, lines: lines}, nil
}

func (o Order) ID() OrderID { return o.id }

func (o Order) Customer() CustomerID { return o.customer }

func (o Order) Lines() []Line { return o.lines }

func (o Order) Total() Cents {
	var total Cents
	for _, line := range o.lines {
		total += line.UnitPrice * Cents(line.Quantity)
	}
	return total
}
