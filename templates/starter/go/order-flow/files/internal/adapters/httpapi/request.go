package httpapi

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/domain"
)

type orderRequest struct {
	OrderID    *string       `json:"orderId"`
	CustomerID string        `json:"customerId"`
	Lines      []lineRequest `json:"lines"`
}

type lineRequest struct {
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// read fails with domain.ErrInvalidOrder. An order that names no id gets one.
func read(body io.Reader) (application.PlaceOrderRequest, error) {
	var wanted orderRequest
	if err := json.NewDecoder(body).Decode(&wanted); err != nil {
		return application.PlaceOrderRequest{}, fmt.Errorf(
			`%w: expected {"customerId": string, "lines": [{"sku": string, "quantity": number}]}: %w`, domain.ErrInvalidOrder, err)
	}
	id := rand.Text()
	if wanted.OrderID != nil {
		id = *wanted.OrderID
	}
	lines := make([]application.RequestedLine, len(wanted.Lines))
	for i, line := range wanted.Lines {
		lines[i] = application.RequestedLine(line)
	}
	return application.PlaceOrderRequest{OrderID: id, CustomerID: wanted.CustomerID, Lines: lines}, nil
}
