package broker

import (
	"context"
	"regexp"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/messaging"
)

const queueDDL = `
	CREATE TABLE IF NOT EXISTS queue_message (
		seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, queue text NOT NULL, shard integer NOT NULL, key text NOT NULL,
		id text NOT NULL, body text NOT NULL, headers jsonb NOT NULL, not_before timestamptz NOT NULL DEFAULT now());
	CREATE INDEX IF NOT EXISTS queue_message_by_shard ON queue_message (queue, shard, seq);
	CREATE INDEX IF NOT EXISTS queue_message_by_key ON queue_message (queue, key, seq);
	CREATE TABLE IF NOT EXISTS queue_attempt (seq bigint PRIMARY KEY, attempts integer NOT NULL);
	CREATE TABLE IF NOT EXISTS queue_dead_letter (
		seq bigint PRIMARY KEY, queue text NOT NULL, key text NOT NULL, id text NOT NULL, body text NOT NULL, headers jsonb NOT NULL,
		attempts integer NOT NULL, error text NOT NULL);`

type storedMessage struct {
	Sequence int64
	messaging.Message
}

var noWord = regexp.MustCompile(`\W`)

// channelOf returns the channel that wakes consumers up.
func channelOf(queue string) string { return "queue_" + noWord.ReplaceAllString(queue, "_") }

func insertMessage(ctx context.Context, pool *pgxpool.Pool, queue string, shard int, message messaging.Message) error {
	_, err := pool.Exec(ctx, `
		WITH stored AS (INSERT INTO queue_message (queue, shard, key, id, body, headers) VALUES ($1, $2, $3, $4, $5, $6))
		SELECT pg_notify($7, $8)`,
		queue, shard, message.Key, message.ID, message.Body, message.Headers, channelOf(queue), strconv.Itoa(shard))
	return err
}

// lockNext returns the next message that may be handled, locked until the transaction ends: the oldest one of its key, when
// its delay is over and nobody else has it. A key whose oldest message is locked or waits is skipped as a whole.
func lockNext(ctx context.Context, transaction pgx.Tx, queue string, shard int) (*storedMessage, error) {
	rows, _ := transaction.Query(ctx, `
		SELECT seq, id, key, body, headers FROM queue_message m
		 WHERE queue = $1 AND shard = $2 AND not_before <= clock_timestamp()
		   AND NOT EXISTS (SELECT 1 FROM queue_message older WHERE older.queue = $1 AND older.key = m.key AND older.seq < m.seq)
		 ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED`, queue, shard)
	message, err := pgx.CollectOneRow(rows, pgx.RowToStructByPos[storedMessage])
	return found(&message, err)
}

// countAttempt counts outside the transaction that holds the message, so that the count survives the consumer's death.
func countAttempt(ctx context.Context, pool *pgxpool.Pool, message *storedMessage) (count int, err error) {
	err = pool.QueryRow(ctx, `
		INSERT INTO queue_attempt AS a VALUES ($1, 1) ON CONFLICT (seq) DO UPDATE SET attempts = a.attempts + 1 RETURNING attempts`,
		message.Sequence).Scan(&count)
	return count, err
}

func deleteMessage(ctx context.Context, transaction pgx.Tx, message *storedMessage) error {
	if _, err := transaction.Exec(ctx, "DELETE FROM queue_message WHERE seq = $1", message.Sequence); err != nil {
		return err
	}
	_, err := transaction.Exec(ctx, "DELETE FROM queue_attempt WHERE seq = $1", message.Sequence)
	return err
}

func delayMessage(ctx context.Context, transaction pgx.Tx, message *storedMessage, wait time.Duration) error {
	_, err := transaction.Exec(ctx,
		"UPDATE queue_message SET not_before = clock_timestamp() + $2 * interval '1 millisecond' WHERE seq = $1",
		message.Sequence, wait.Milliseconds())
	return err
}

func buryMessage(ctx context.Context, transaction pgx.Tx, message *storedMessage, attempts int, reason string) error {
	_, err := transaction.Exec(ctx, `
		INSERT INTO queue_dead_letter SELECT seq, queue, key, id, body, headers, $2, $3 FROM queue_message WHERE seq = $1`,
		message.Sequence, attempts, reason)
	if err != nil {
		return err
	}
	return deleteMessage(ctx, transaction, message)
}

func readDeadLetters(ctx context.Context, pool *pgxpool.Pool, queue string) ([]messaging.DeadLetter, error) {
	rows, _ := pool.Query(ctx,
		"SELECT id, key, body, headers, attempts, error FROM queue_dead_letter WHERE queue = $1 ORDER BY seq", queue)
	return pgx.CollectRows(rows, pgx.RowToStructByPos[messaging.DeadLetter])
}
