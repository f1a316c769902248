package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"example.com/order-flow/internal/adapters/assortment"
	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
)

const ordersSchema = `
	CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL, unit_price_cents INTEGER NOT NULL);
	CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, total_cents INTEGER NOT NULL, placed TEXT NOT NULL);
	CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, headers TEXT NOT NULL);`

// Orders keeps orders, stock and outbox in DATA_DIR/orders.db.
type Orders struct{ database *sql.DB }

func OpenOrders(ctx context.Context, env config.Environment) (*Orders, error) {
	database, err := open(ctx, env.DataFile("orders.db"), ordersSchema)
	if err != nil {
		return nil, err
	}
	for _, article := range assortment.Of(env) {
		_, err := database.ExecContext(ctx, "INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
			article.SKU, article.Available, article.UnitPrice)
		if err != nil {
			return nil, err
		}
	}
	return &Orders{database}, nil
}

func (o *Orders) Close() error { return o.database.Close() }

func (o *Orders) Find(ctx context.Context, sku domain.SKU) (*application.StockLevel, error) {
	var level application.StockLevel
	row := o.database.QueryRowContext(ctx, "SELECT available, unit_price_cents FROM stock WHERE sku = ?", sku)
	return found(&level, row.Scan(&level.Available, &level.UnitPrice))
}

func (o *Orders) TotalOf(ctx context.Context, id domain.OrderID) (*domain.Cents, error) {
	var total domain.Cents
	return found(&total, o.database.QueryRowContext(ctx, "SELECT total_cents FROM orders WHERE id = ?", id).Scan(&total))
}

func found[T any](value *T, err error) (*T, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return value, err
}

func (o *Orders) Add(ctx context.Context, order domain.Order, message messaging.Message) error {
	return inTransaction(ctx, o.database, func(transaction *sql.Tx) error {
		for _, line := range order.Lines() {
			if err := takeFromStock(ctx, transaction, line); err != nil {
				return err
			}
		}
		return insertOrder(ctx, transaction, order, message)
	})
}

func takeFromStock(ctx context.Context, transaction *sql.Tx, line domain.Line) error {
	result, err := transaction.ExecContext(ctx, "UPDATE stock SET available = available - ?1 WHERE sku = ?2 AND available >= ?1",
		line.Quantity, line.SKU)
	if err != nil {
		return err
	}
	if taken, err := result.RowsAffected(); err != nil || taken == 0 {
		return errors.Join(err, fmt.Errorf("%w: not enough of %s left", domain.ErrOutOfStock, line.SKU))
	}
	return nil
}

func insertOrder(ctx context.Context, transaction *sql.Tx, order domain.Order, message messaging.Message) error {
	headers, err := json.Marshal(message.Headers)
	if err != nil {
		return err
	}
	_, err = transaction.ExecContext(ctx, "INSERT INTO orders VALUES (?, ?, ?, ?)",
		order.ID(), order.Customer(), order.Total(), message.Body)
	if err != nil {
		return err
	}
	_, err = transaction.ExecContext(ctx, "INSERT INTO outbox (id, key, body, headers) VALUES (?, ?, ?, ?)",
		message.ID, message.Key, message.Body, headers)
	return err
}
