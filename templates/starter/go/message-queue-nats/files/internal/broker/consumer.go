package broker

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

// notUnique is the server's code for: a work-queue stream gives each of its messages to one consumer alone.
const notUnique = 10100

// longestHold is how long the server waits for an acknowledgement. What a dead owner held comes again by its successor, not by
// the clock: the clock would let it come out of order.
const longestHold = 24 * time.Hour

// mostHeld is what may wait in memory for a failing message of its key, per shard, before other keys wait too.
const mostHeld = 1000

// consumer tries to own its fair share of the shards, and works on those it owns.
type consumer struct {
	queue   *queue
	handle  messaging.Handler
	name    string
	members *members
	leave   context.CancelFunc
	working sync.WaitGroup
}

func startConsumer(q *queue, handle messaging.Handler) (*consumer, error) {
	ctx, cancel := context.WithCancel(context.Background())
	c := &consumer{
		queue: q, handle: handle, name: rand.Text(), leave: cancel,
		members: &members{connection: q.connection, subject: q.names.members(), shards: q.settings.Shards},
	}
	if err := c.members.join(ctx, q.settings.Lease/4); err != nil {
		cancel()
		return nil, err
	}
	for number := range q.settings.Shards {
		c.working.Go(func() { c.workOn(ctx, number) })
	}
	return c, nil
}

func (c *consumer) Stop() error {
	c.leave()
	c.working.Wait()
	return nil
}

func (c *consumer) workOn(ctx context.Context, number int) {
	for ctx.Err() == nil {
		if !c.members.claim() {
			pause(ctx, c.queue.settings.Lease/4)
			continue
		}
		err := c.ownShard(ctx, number)
		if errors.Is(err, errYielded) {
			continue
		}
		c.members.release()
		switch {
		case errors.Is(err, errTaken):
			pause(ctx, c.queue.settings.Lease/10)
		case err != nil:
			c.queue.log.Warn("shard-lost", "shard", number, "error", err.Error())
			pause(ctx, 500*time.Millisecond)
		}
	}
}

var (
	errTaken   = errors.New("the shard is another member's")
	errYielded = errors.New("the shard is given up to another member")
)

// ownShard works on the shard until the context ends, it is given up, or something breaks.
func (c *consumer) ownShard(ctx context.Context, number int) error {
	source, err := c.acquire(context.WithoutCancel(ctx), number)
	if err != nil {
		return err
	}
	defer c.forget(number)
	counts, err := openAttempts(context.WithoutCancel(ctx), c.queue.attempts, number)
	if err != nil {
		return err
	}
	c.queue.log.Info("shard-acquired", "shard", number)
	return c.newShard(source, counts).work(ctx, c.members)
}

// acquire makes a consumer of this member's own. While it lives the stream refuses another one for the shard; it lives as long
// as its owner's connection, and as long as a lease after that. A new one gets what the last one did not settle, in order.
func (c *consumer) acquire(ctx context.Context, number int) (jetstream.PushConsumer, error) {
	c.forget(number)
	source, err := c.queue.stream.CreatePushConsumer(ctx, jetstream.ConsumerConfig{
		Name:              c.consumerName(number),
		FilterSubject:     c.queue.names.shard(number),
		DeliverSubject:    c.queue.connection.NewInbox(),
		AckPolicy:         jetstream.AckExplicitPolicy,
		AckWait:           longestHold,
		MaxAckPending:     mostHeld,
		InactiveThreshold: c.queue.settings.Lease,
		IdleHeartbeat:     c.queue.settings.Lease / 2,
	})
	var refusal *jetstream.APIError
	if errors.As(err, &refusal) && refusal.ErrorCode == notUnique {
		return nil, errTaken
	}
	return source, err
}

// forget ends what this member had of the shard, if anything; when it cannot, the server does after the lease.
func (c *consumer) forget(number int) {
	_ = c.queue.stream.DeleteConsumer(context.Background(), c.consumerName(number))
}

func (c *consumer) consumerName(number int) string { return fmt.Sprintf("%s-%d", c.name, number) }
