package application

import (
	"context"
	"log/slog"
	"maps"
	"sync"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"example.com/order-flow/internal/messaging"
	"example.com/order-flow/internal/telemetry"
)

// Outbox publishes what the repository stored. A message is published after those of its key that were stored before it, and
// again after a crash in between: consumers recognise it by its id.
type Outbox struct {
	orders OrderRepository
	queue  messaging.Queue
	log    *slog.Logger
	// A key publishes one message at a time. Keys share a few locks, so that none has to be kept per key.
	turns [64]sync.Mutex
}

func NewOutbox(orders OrderRepository, queue messaging.Queue, log *slog.Logger) *Outbox {
	return &Outbox{orders: orders, queue: queue, log: log}
}

// Publish publishes what waits for the key. A broker that is away is logged: the next call tries again.
func (o *Outbox) Publish(ctx context.Context, key string) {
	turn := &o.turns[messaging.ShardOf(key, len(o.turns))]
	turn.Lock()
	defer turn.Unlock()
	if err := o.drain(ctx, key); err != nil {
		o.log.Warn("publish-postponed", "key", key, "error", err.Error())
	}
}

// PublishAll publishes what waits for any key.
func (o *Outbox) PublishAll(ctx context.Context) error {
	keys, err := o.orders.UnpublishedKeys(ctx)
	var publishing sync.WaitGroup
	for _, key := range keys {
		publishing.Go(func() { o.Publish(ctx, key) })
	}
	publishing.Wait()
	return err
}

func (o *Outbox) drain(ctx context.Context, key string) error {
	waiting, err := o.orders.Unpublished(ctx, key)
	if err != nil {
		return err
	}
	for _, message := range waiting {
		if err := o.send(ctx, message); err != nil {
			return err
		}
	}
	return nil
}

// send continues the trace of the span that stored the message: sending is that span's child, whenever it happens.
func (o *Outbox) send(ctx context.Context, message messaging.Message) error {
	ctx = telemetry.WithSpanOf(ctx, propagation.MapCarrier(message.Headers))
	err := telemetry.InSpan(ctx, "send order-placed", func(ctx context.Context) error {
		sent := message
		sent.Headers = maps.Clone(message.Headers)
		maps.Copy(sent.Headers, telemetry.Headers(ctx))
		return o.queue.Publish(ctx, sent)
	}, trace.WithSpanKind(trace.SpanKindProducer), trace.WithAttributes(attribute.String("messaging.message.id", message.ID)))
	if err != nil {
		return err
	}
	return o.orders.MarkPublished(ctx, message.ID)
}
