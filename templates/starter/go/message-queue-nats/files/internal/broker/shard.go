package broker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

// shard feeds the lanes with the messages of one shard, for as long as this process owns it.
type shard struct {
	queue    *queue
	source   jetstream.PushConsumer
	attempts *attempts
	lanes    *messaging.Lanes
	broken   chan error
	next     uint64
}

func (c *consumer) newShard(source jetstream.PushConsumer, counts *attempts) *shard {
	s := &shard{queue: c.queue, source: source, attempts: counts, broken: make(chan error, 1), next: 1}
	s.lanes = messaging.NewLanes(c.queue.settings, c.handle, c.queue.log, s.breaks)
	return s
}

// breaks ends the work: after an error nobody knows what was delivered and settled.
func (s *shard) breaks(err error) {
	select {
	case s.broken <- err:
	default:
	}
}

func (s *shard) work(ctx context.Context, members *members) error {
	lost := s.queue.connection.StatusChanged(nats.RECONNECTING, nats.CLOSED)
	defer s.queue.connection.RemoveStatusListener(lost)
	onError := jetstream.ConsumeErrHandler(func(_ jetstream.ConsumeContext, err error) { s.breaks(err) })
	consuming, err := s.source.Consume(s.take, onError)
	if err != nil {
		return err
	}
	defer s.lanes.Stop()
	defer consuming.Stop()
	return s.watch(ctx, members, lost)
}

func (s *shard) watch(ctx context.Context, members *members, lost chan nats.Status) error {
	ticker := time.NewTicker(s.queue.settings.Lease / 4)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-s.broken:
			return err
		case <-lost:
			return errors.New("the connection broke")
		case <-ticker.C:
			if members.yield() {
				return errYielded
			}
		}
	}
}

// take counts along: a message that was lost on its way must not be overtaken by its successors.
func (s *shard) take(delivered jetstream.Msg) {
	about, err := delivered.Metadata()
	if err == nil && about.Sequence.Consumer != s.next {
		err = fmt.Errorf("expected delivery %d, found %d", s.next, about.Sequence.Consumer)
	}
	if err != nil {
		s.breaks(err)
		return
	}
	s.next++
	message := toMessage(delivered.Headers(), delivered.Data())
	s.lanes.Add(message, settlement{s, delivered, message, about.Sequence.Stream})
}

type settlement struct {
	shard     *shard
	delivered jetstream.Msg
	message   messaging.Message
	sequence  uint64
}

func (s settlement) CountAttempt(ctx context.Context) (int, error) {
	return s.shard.attempts.begin(ctx, s.sequence)
}

// Acknowledge returns when the server has removed the message from the stream.
func (s settlement) Acknowledge(ctx context.Context) error {
	if err := s.delivered.DoubleAck(ctx); err != nil {
		return err
	}
	s.shard.attempts.forget(s.sequence)
	return nil
}

func (s settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	q := s.shard.queue
	if _, err := q.js.PublishMsg(ctx, toDeadLetter(q.names.dead(), s.message, attempts, reason)); err != nil {
		return err
	}
	return s.Acknowledge(ctx)
}
