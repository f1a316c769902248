package broker

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	mathrand "math/rand/v2"
	"sync"
	"sync/atomic"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/messaging"
)

// mostHeld is what may wait in memory for a failing message of its key, per shard, before other keys wait too.
const mostHeld = 1000

// subscription is to all shards over one channel. A broken channel ends it; the next connection gets a new one.
type subscription struct {
	settings  messaging.Settings
	log       *slog.Logger
	publisher *publisher
	channel   *amqp.Channel
	tags      []string
	// broken is called when the broker ends it.
	broken   func()
	stopping atomic.Bool
	working  sync.WaitGroup
}

func (s *subscription) start(connection *amqp.Connection, handle messaging.Handler) (err error) {
	if s.channel, err = connection.Channel(); err != nil {
		return err
	}
	if err := s.channel.Qos(mostHeld, 0, false); err != nil {
		return err
	}
	for shard := range s.settings.Shards {
		if err := s.subscribe(shard, handle); err != nil {
			return err
		}
	}
	return nil
}

// subscribe to a shard. Of several consumers the one with the highest priority is active (RabbitMQ 4; 3.x: the first): chance
// spreads the shards.
func (s *subscription) subscribe(shard int, handle messaging.Handler) error {
	tag := rand.Text()
	priority := amqp.Table{"x-priority": 1 + mathrand.IntN(99)}
	deliveries, err := s.channel.Consume(shardQueue(s.settings.Name, shard), tag, false, false, false, false, priority)
	if err != nil {
		return err
	}
	s.tags = append(s.tags, tag)
	// Only a broken connection leaves a message unsettled, and then all of them come again on the next connection.
	lanes := messaging.NewLanes(s.settings, handle, s.log, func(err error) { s.log.Warn("unsettled", "error", err.Error()) })
	s.working.Go(func() { s.forward(deliveries, lanes) })
	return nil
}

// forward ends when the subscription does, after the handlers that run.
func (s *subscription) forward(deliveries <-chan amqp.Delivery, lanes *messaging.Lanes) {
	for delivery := range deliveries {
		if !s.stopping.Load() {
			lanes.Add(toMessage(delivery), &settlement{subscription: s, delivery: delivery})
		}
	}
	if !s.stopping.Load() {
		s.broken()
	}
	lanes.Stop()
}

// stop finishes what runs; closing the channel gives the rest back to the broker.
func (s *subscription) stop() error {
	s.stopping.Store(true)
	for _, tag := range s.tags {
		if err := s.channel.Cancel(tag, false); err != nil && !errors.Is(err, amqp.ErrClosed) {
			return err
		}
	}
	s.working.Wait()
	return s.channel.Close()
}

// settlement counts attempts in memory: after a crash they start again at 1, and the broker counts deliveries.
type settlement struct {
	subscription *subscription
	delivery     amqp.Delivery
	attempts     int
}

func (s *settlement) CountAttempt(context.Context) (int, error) {
	s.attempts++
	return s.attempts, nil
}

func (s *settlement) Acknowledge(context.Context) error { return s.delivery.Ack(false) }

func (s *settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	letter := toPublishing(toMessage(s.delivery), deadLetterHeaders(attempts, reason))
	if err := s.subscription.publisher.send(ctx, deadQueue(s.subscription.settings.Name), letter); err != nil {
		return err
	}
	return s.delivery.Ack(false)
}
