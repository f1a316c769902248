package broker

import (
	"context"
	"fmt"
	"strconv"

	"example.com/order-flow/internal/messaging"
)

type settlement struct {
	shard   *shard
	offset  int64
	message messaging.Message
}

func (s settlement) CountAttempt(ctx context.Context) (int, error) {
	if !s.shard.session.membership.isConfirmed() {
		return 0, fmt.Errorf("the membership that brought shard %d ran out", s.shard.number)
	}
	return s.shard.begin(ctx, s.offset)
}

func (s settlement) Acknowledge(context.Context) error {
	s.shard.settle(s.offset)
	return nil
}

func (s settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	q := s.shard.session.queue
	letter := toRecord(q.names.dead(), 0, s.message)
	addHeader(letter, attemptsHeader, strconv.Itoa(attempts))
	addHeader(letter, errorHeader, reason)
	if err := q.producer.ProduceSync(ctx, letter).FirstErr(); err != nil {
		return err
	}
	return s.Acknowledge(ctx)
}
