package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
)

// No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it fails.
const shipmentsSchema = `
	CREATE TABLE IF NOT EXISTS processed (message_id TEXT PRIMARY KEY);
	CREATE TABLE IF NOT EXISTS shipments (seq INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, order_id TEXT NOT NULL, customer_id TEXT NOT NULL);
	CREATE TABLE IF NOT EXISTS notices (message_id TEXT NOT NULL, order_id TEXT NOT NULL, customer_id TEXT NOT NULL, headers TEXT NOT NULL);`

// Shipments keeps shipments, processed message ids and unsent notices in DATA_DIR/fulfilment.db.
type Shipments struct{ database *sql.DB }

func OpenShipments(ctx context.Context, env config.Environment) (*Shipments, error) {
	database, err := open(ctx, env.DataFile("fulfilment.db"), shipmentsSchema)
	if err != nil {
		return nil, err
	}
	return &Shipments{database}, nil
}

func (s *Shipments) Close() error { return s.database.Close() }

func (s *Shipments) Add(ctx context.Context, notice application.Notice) (isFirst bool, err error) {
	err = inTransaction(ctx, s.database, func(transaction *sql.Tx) error {
		result, err := transaction.ExecContext(ctx, "INSERT INTO processed VALUES (?) ON CONFLICT DO NOTHING", notice.MessageID)
		if err != nil {
			return err
		}
		added, err := result.RowsAffected()
		if isFirst = added > 0; err != nil || !isFirst {
			return err
		}
		return insertShipment(ctx, transaction, notice)
	})
	return isFirst, err
}

func insertShipment(ctx context.Context, transaction *sql.Tx, notice application.Notice) error {
	headers, err := json.Marshal(notice.Headers)
	if err != nil {
		return err
	}
	_, err = transaction.ExecContext(ctx, "INSERT INTO shipments (message_id, order_id, customer_id) VALUES (?, ?, ?)",
		notice.MessageID, notice.OrderID, notice.CustomerID)
	if err != nil {
		return err
	}
	_, err = transaction.ExecContext(ctx, "INSERT INTO notices VALUES (?, ?, ?, ?)",
		notice.MessageID, notice.OrderID, notice.CustomerID, headers)
	return err
}

func (s *Shipments) All(ctx context.Context) ([]application.Shipment, error) {
	rows, err := s.database.QueryContext(ctx, "SELECT message_id, order_id, customer_id FROM shipments ORDER BY seq")
	return collect(rows, err, func(shipment *application.Shipment) error {
		return rows.Scan(&shipment.MessageID, &shipment.OrderID, &shipment.CustomerID)
	})
}

func (s *Shipments) UnsentNotices(ctx context.Context) ([]application.Notice, error) {
	rows, err := s.database.QueryContext(ctx, "SELECT message_id, order_id, customer_id, headers FROM notices")
	return collect(rows, err, func(notice *application.Notice) error {
		var headers []byte
		if err := rows.Scan(&notice.MessageID, &notice.OrderID, &notice.CustomerID, &headers); err != nil {
			return err
		}
		return json.Unmarshal(headers, &notice.Headers)
	})
}

func (s *Shipments) MarkSent(ctx context.Context, messageID string) error {
	_, err := s.database.ExecContext(ctx, "DELETE FROM notices WHERE message_id = ?", messageID)
	return err
}
