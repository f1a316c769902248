package broker

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

// shard feeds the lanes with the messages of one shard, for as long as this process owns it.
type shard struct {
	queue  *queue
	source jetstream.PushConsumer
	lanes  *messaging.Lanes
	broken chan error
	next   uint64
}

func (c *consumer) newShard(source jetstream.PushConsumer) *shard {
	s := &shard{queue: c.queue, source: source, broken: make(chan error, 1), next: 1}
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
			if members.hasTooMany() {
				return nil
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
	s.lanes.Add(message, settlement{s.queue, delivered, message, strconv.FormatUint(about.Sequence.Stream, 10)})
}

type settlement struct {
	queue     *queue
	delivered jetstream.Msg
	message   messaging.Message
	sequence  string
}

// CountAttempt stores the count before the attempt, so that it survives the consumer: only the owner of the shard writes it.
func (s settlement) CountAttempt(ctx context.Context) (int, error) {
	before := 0
	entry, err := s.queue.attempts.Get(ctx, s.sequence)
	switch {
	case errors.Is(err, jetstream.ErrKeyNotFound):
	case err != nil:
		return 0, err
	default:
		if before, err = strconv.Atoi(string(entry.Value())); err != nil {
			return 0, err
		}
	}
	_, err = s.queue.attempts.PutString(ctx, s.sequence, strconv.Itoa(before+1))
	return before + 1, err
}

func (s settlement) Acknowledge(ctx context.Context) error {
	if err := s.delivered.DoubleAck(ctx); err != nil {
		return err
	}
	return s.queue.attempts.Purge(ctx, s.sequence)
}

func (s settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	letter := toNATS(deadName(s.queue.settings.Name), s.message)
	letter.Header.Set(attemptsHeader, strconv.Itoa(attempts))
	letter.Header.Set(errorHeader, reason)
	if _, err := s.queue.js.PublishMsg(ctx, letter); err != nil {
		return err
	}
	return s.Acknowledge(ctx)
}
