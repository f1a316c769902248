package broker

import (
	"context"
	"fmt"

	"github.com/redis/go-redis/v9"

	"example.com/order-flow/internal/messaging"
)

// mostHeld is what may wait in memory for a failing message of its key, per shard, before other keys wait too.
const mostHeld = 1000

// shard feeds the lanes with the entries of one shard, for as long as this process owns it.
type shard struct {
	queue   *queue
	number  int
	lanes   *messaging.Lanes
	isOwned func() bool
}

func (s *shard) hasRoom() bool { return s.lanes.Held() < mostHeld }

// adopt takes over, in their order, the entries that a former owner read and did not settle.
func (s *shard) adopt(ctx context.Context, consumer string) error {
	for start := "0-0"; ; {
		entries, next, err := s.queue.client.XAutoClaim(ctx, &redis.XAutoClaimArgs{
			Stream: s.queue.keys.stream(s.number), Group: group, Consumer: consumer, Start: start, Count: 100,
		}).Result()
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if err := s.take(entry); err != nil {
				return err
			}
		}
		if start = next; start == "0-0" {
			return nil
		}
	}
}

func (s *shard) take(entry redis.XMessage) error {
	message, err := toMessage(entry.Values)
	if err != nil {
		return err
	}
	s.lanes.Add(message, settlement{s, entry, message.ID})
	return nil
}

// settlement deletes what is settled: the stream holds what is still to do, and nothing else.
type settlement struct {
	shard     *shard
	entry     redis.XMessage
	messageID string
}

func (s settlement) CountAttempt(ctx context.Context) (int, error) {
	if !s.shard.isOwned() {
		return 0, fmt.Errorf("the lease of shard %d ran out", s.shard.number)
	}
	q := s.shard.queue
	attempts, err := q.client.HIncrBy(ctx, q.keys.attempts(), s.messageID, 1).Result()
	return int(attempts), err
}

func (s settlement) Acknowledge(ctx context.Context) error {
	return s.settle(ctx, func(redis.Pipeliner) {})
}

func (s settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	letter := map[string]any{"attempts": attempts, "error": reason}
	for name, value := range s.entry.Values {
		letter[name] = value
	}
	return s.settle(ctx, func(transaction redis.Pipeliner) {
		transaction.XAdd(ctx, &redis.XAddArgs{Stream: s.shard.queue.keys.dead(), Values: letter})
	})
}

func (s settlement) settle(ctx context.Context, more func(redis.Pipeliner)) error {
	q := s.shard.queue
	stream := q.keys.stream(s.shard.number)
	_, err := q.client.TxPipelined(ctx, func(transaction redis.Pipeliner) error {
		transaction.XAck(ctx, stream, group, s.entry.ID)
		transaction.XDel(ctx, stream, s.entry.ID)
		transaction.HDel(ctx, q.keys.attempts(), s.messageID)
		more(transaction)
		return nil
	})
	return err
}
