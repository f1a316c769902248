package domain

import (
	"fmt"
	"regexp"
)

type (
	OrderID    string
	CustomerID string
	SKU        string
)

var (
	idPattern  = regexp.MustCompile(`^[\w.-]{1,64}$`)
	skuPattern = regexp.MustCompile(`^[A-Z0-9-]{1,32}$`)
)

func NewOrderID(text string) (OrderID, error) {
	return identifier[OrderID]("orderId", idPattern, text)
}

func NewCustomerID(text string) (CustomerID, error) {
	return identifier[CustomerID]("customerId", idPattern, text)
}

func NewSKU(text string) (SKU, error) {
	return identifier[SKU]("sku", skuPattern, text)
}

func identifier[ID ~string](name string, pattern *regexp.Regexp, text string) (ID, error) {
	if !pattern.MatchString(text) {
		return "", fmt.Errorf("%w: expected %s to match %s, found %q", ErrInvalidOrder, name, pattern, text)
	}
	return ID(text), nil
}
