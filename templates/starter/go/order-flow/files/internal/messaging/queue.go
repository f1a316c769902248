// Package messaging holds the port to the broker, and what the adapters of all brokers share.
package messaging

import (
	"context"
	"time"
)

type Message struct {
	// ID stays the same when the message is sent again: what the consumer recognises duplicates by.
	ID string
	// Key is the ordering key: messages of one key are handled in the order they were published.
	Key     string
	Body    string
	Headers map[string]string
}

type Delivery struct {
	Message
	// Attempt is 1 for the first; redeliveries after a crash and retries after an error both count.
	Attempt int
}

type DeadLetter struct {
	Message
	Attempts int
	Reason   string
}

// Handler handles one delivery; an error means: try again later.
type Handler func(ctx context.Context, delivery Delivery) error

type Consumer interface {
	// Stop takes no more messages and finishes those in flight; the rest stays with the broker.
	Stop() error
}

// Queue is the port to the broker. Delivery is at-least-once. Messages of one ordering key are handled one after another,
// also across consumers; successors of a failing message wait for it, messages of other keys pass.
type Queue interface {
	// Publish returns when the broker has confirmed that it stored the message; an error means: unknown, send again.
	Publish(ctx context.Context, message Message) error
	Consume(ctx context.Context, handle Handler) (Consumer, error)
	DeadLetters(ctx context.Context) ([]DeadLetter, error)
	Close() error
}

type Settings struct {
	Name        string
	Shards      int
	MaxAttempts int
	RetryBase   time.Duration
	Lease       time.Duration
}
