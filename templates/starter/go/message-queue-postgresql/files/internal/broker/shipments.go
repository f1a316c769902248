package broker

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/application"
)

// No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it fails.
const shipmentsDDL = `
	CREATE TABLE IF NOT EXISTS processed (message_id text PRIMARY KEY);
	CREATE TABLE IF NOT EXISTS shipments (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL);
	CREATE TABLE IF NOT EXISTS notices (message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL, headers jsonb NOT NULL);`

// shipments keeps shipments, processed message ids and unsent notices as tables.
type shipments struct{ pool *pgxpool.Pool }

func openShipments(ctx context.Context, pool *pgxpool.Pool) (shipments, error) {
	return shipments{pool}, createTables(ctx, pool, shipmentsDDL)
}

func (s shipments) Close() error {
	s.pool.Close()
	return nil
}

func (s shipments) Add(ctx context.Context, notice application.Notice) (isFirst bool, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(transaction pgx.Tx) error {
		added, err := transaction.Exec(ctx, "INSERT INTO processed VALUES ($1) ON CONFLICT DO NOTHING", notice.MessageID)
		if isFirst = added.RowsAffected() > 0; err != nil || !isFirst {
			return err
		}
		return insertShipment(ctx, transaction, notice)
	})
	return isFirst, err
}

func insertShipment(ctx context.Context, transaction pgx.Tx, notice application.Notice) error {
	_, err := transaction.Exec(ctx, "INSERT INTO shipments (message_id, order_id, customer_id) VALUES ($1, $2, $3)",
		notice.MessageID, notice.OrderID, notice.CustomerID)
	if err != nil {
		return err
	}
	_, err = transaction.Exec(ctx, "INSERT INTO notices VALUES ($1, $2, $3, $4)",
		notice.MessageID, notice.OrderID, notice.CustomerID, notice.Headers)
	return err
}

func (s shipments) All(ctx context.Context) ([]application.Shipment, error) {
	// An error shows when the rows are read.
	rows, _ := s.pool.Query(ctx, "SELECT message_id, order_id, customer_id FROM shipments ORDER BY seq")
	return pgx.CollectRows(rows, pgx.RowToStructByPos[application.Shipment])
}

func (s shipments) UnsentNotices(ctx context.Context) ([]application.Notice, error) {
	rows, _ := s.pool.Query(ctx, "SELECT message_id, order_id, customer_id, headers FROM notices")
	return pgx.CollectRows(rows, pgx.RowToStructByPos[application.Notice])
}

func (s shipments) MarkSent(ctx context.Context, messageID string) error {
	_, err := s.pool.Exec(ctx, "DELETE FROM notices WHERE message_id = $1", messageID)
	return err
}
