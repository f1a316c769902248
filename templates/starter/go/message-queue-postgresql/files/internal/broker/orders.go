package broker

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/adapters/assortment"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
)

const ordersDDL = `
	CREATE TABLE IF NOT EXISTS stock (sku text PRIMARY KEY, available integer NOT NULL, unit_price_cents integer NOT NULL);
	CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY, customer_id text NOT NULL, total_cents integer NOT NULL, placed jsonb NOT NULL);
	CREATE TABLE IF NOT EXISTS outbox (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL, key text NOT NULL, body text NOT NULL, headers jsonb NOT NULL);`

// orders keeps orders, stock and outbox as tables.
type orders struct{ pool *pgxpool.Pool }

func openOrders(ctx context.Context, pool *pgxpool.Pool, env config.Environment) (orders, error) {
	if err := createTables(ctx, pool, ordersDDL); err != nil {
		return orders{}, err
	}
	for _, article := range assortment.Of(env) {
		_, err := pool.Exec(ctx, "INSERT INTO stock VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			article.SKU, article.Available, article.UnitPrice)
		if err != nil {
			return orders{}, err
		}
	}
	return orders{pool}, nil
}

func (o orders) Close() error {
	o.pool.Close()
	return nil
}

func (o orders) Find(ctx context.Context, sku domain.SKU) (*application.StockLevel, error) {
	var level application.StockLevel
	row := o.pool.QueryRow(ctx, "SELECT available, unit_price_cents FROM stock WHERE sku = $1", sku)
	return found(&level, row.Scan(&level.Available, &level.UnitPrice))
}

func (o orders) TotalOf(ctx context.Context, id domain.OrderID) (*domain.Cents, error) {
	var total domain.Cents
	return found(&total, o.pool.QueryRow(ctx, "SELECT total_cents FROM orders WHERE id = $1", id).Scan(&total))
}

func found[T any](value *T, err error) (*T, error) {
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return value, err
}

func (o orders) Add(ctx context.Context, order domain.Order, message messaging.Message) error {
	return pgx.BeginFunc(ctx, o.pool, func(transaction pgx.Tx) error {
		// In one order of articles, so that two orders never wait for each other.
		lines := slices.SortedFunc(slices.Values(order.Lines()), func(a, b domain.Line) int { return cmp.Compare(a.SKU, b.SKU) })
		for _, line := range lines {
			if err := takeFromStock(ctx, transaction, line); err != nil {
				return err
			}
		}
		return insertOrder(ctx, transaction, order, message)
	})
}

func takeFromStock(ctx context.Context, transaction pgx.Tx, line domain.Line) error {
	taken, err := transaction.Exec(ctx, "UPDATE stock SET available = available - $1 WHERE sku = $2 AND available >= $1",
		line.Quantity, line.SKU)
	if err == nil && taken.RowsAffected() == 0 {
		return fmt.Errorf("%w: not enough of %s left", domain.ErrOutOfStock, line.SKU)
	}
	return err
}

func insertOrder(ctx context.Context, transaction pgx.Tx, order domain.Order, message messaging.Message) error {
	_, err := transaction.Exec(ctx, "INSERT INTO orders VALUES ($1, $2, $3, $4)",
		order.ID(), order.Customer(), order.Total(), message.Body)
	if err != nil {
		return err
	}
	_, err = transaction.Exec(ctx, "INSERT INTO outbox (id, key, body, headers) VALUES ($1, $2, $3, $4)",
		message.ID, message.Key, message.Body, message.Headers)
	return err
}

func (o orders) Unpublished(ctx context.Context, key string) ([]messaging.Message, error) {
	// An error shows when the rows are read.
	rows, _ := o.pool.Query(ctx, "SELECT id, key, body, headers FROM outbox WHERE key = $1 ORDER BY seq", key)
	return pgx.CollectRows(rows, pgx.RowToStructByPos[messaging.Message])
}

func (o orders) UnpublishedKeys(ctx context.Context) ([]string, error) {
	rows, _ := o.pool.Query(ctx, "SELECT DISTINCT key FROM outbox")
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func (o orders) MarkPublished(ctx context.Context, messageID string) error {
	_, err := o.pool.Exec(ctx, "DELETE FROM outbox WHERE id = $1", messageID)
	return err
}
