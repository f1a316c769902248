package domain

import "errors"

var (
	// ErrInvalidOrder means that the customer asked for something that cannot be an order.
	ErrInvalidOrder = errors.New("invalid order")
	// ErrOutOfStock means that there is not enough of an article.
	ErrOutOfStock = errors.New("out of stock")
)
