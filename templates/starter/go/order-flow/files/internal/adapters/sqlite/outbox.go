package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"example.com/order-flow/internal/messaging"
)

func (o *Orders) Unpublished(ctx context.Context, key string) ([]messaging.Message, error) {
	rows, err := o.database.QueryContext(ctx, "SELECT id, key, body, headers FROM outbox WHERE key = ? ORDER BY seq", key)
	return collect(rows, err, func(message *messaging.Message) error {
		var headers []byte
		if err := rows.Scan(&message.ID, &message.Key, &message.Body, &headers); err != nil {
			return err
		}
		return json.Unmarshal(headers, &message.Headers)
	})
}

func (o *Orders) UnpublishedKeys(ctx context.Context) ([]string, error) {
	rows, err := o.database.QueryContext(ctx, "SELECT DISTINCT key FROM outbox")
	return collect(rows, err, func(key *string) error { return rows.Scan(key) })
}

func (o *Orders) MarkPublished(ctx context.Context, messageID string) error {
	_, err := o.database.ExecContext(ctx, "DELETE FROM outbox WHERE id = ?", messageID)
	return err
}

// collect reads all rows.
func collect[T any](rows *sql.Rows, err error, read func(*T) error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []T{}
	for rows.Next() {
		var next T
		if err := read(&next); err != nil {
			return nil, err
		}
		all = append(all, next)
	}
	return all, rows.Err()
}
