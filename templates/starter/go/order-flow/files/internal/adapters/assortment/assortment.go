// Package assortment says what a new database has in stock.
package assortment

import (
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/domain"
)

type Article struct {
	SKU       domain.SKU
	Available int
	UnitPrice domain.Cents
}

const plenty = 1_000_000

// Of returns the articles; those that make handlers fail or dawdle only where tests ask for faults.
func Of(env config.Environment) []Article {
	goods := []Article{{"TEA", plenty, 450}, {"COFFEE", plenty, 690}, {"MUG", plenty, 1200}}
	if env["FAULTS"] == "on" {
		goods = append(goods, Article{"FAIL-ALWAYS", plenty, 100}, Article{"FAIL-TWICE", plenty, 100}, Article{"SLOW", plenty, 100})
	}
	return goods
}
