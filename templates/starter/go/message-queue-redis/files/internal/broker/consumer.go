package broker

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"example.com/order-flow/internal/messaging"
)

// consumer owns its fair share of the shards and works on them. All but the marked fields belong to its loop's goroutine.
type consumer struct {
	queue    *queue
	handle   messaging.Handler
	log      *slog.Logger
	name     string
	leases   leases
	owned    map[int]*shard
	leaving  map[int]*shard
	left     chan int
	stopping context.CancelFunc
	ended    sync.WaitGroup
	// Written by lanes too.
	isBroken atomic.Bool
	// Read by lanes too.
	renewedAt atomic.Pointer[time.Time]
}

func startConsumer(q *queue, handle messaging.Handler) *consumer {
	host, _ := os.Hostname()
	name := host + "-" + rand.Text()
	ctx, cancel := context.WithCancel(context.Background())
	c := &consumer{
		queue: q, handle: handle, log: q.log, name: name,
		leases:   leases{client: q.client, keys: q.keys, owner: name, duration: q.settings.Lease},
		owned:    map[int]*shard{},
		leaving:  map[int]*shard{},
		left:     make(chan int, q.settings.Shards),
		stopping: cancel,
	}
	c.renewedAt.Store(&time.Time{})
	c.ended.Go(func() { c.run(ctx) })
	return c
}

func (c *consumer) Stop() error {
	c.stopping()
	c.ended.Wait()
	c.leaveAll()
	return c.leases.leave(context.Background())
}

func (c *consumer) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := c.turn(context.WithoutCancel(ctx)); err != nil {
			c.log.Warn("broker-unreachable", "error", err.Error())
			c.isBroken.Store(true)
			time.Sleep(500 * time.Millisecond)
		}
	}
}

func (c *consumer) turn(ctx context.Context) error {
	if c.isBroken.Swap(false) {
		c.startOver()
	}
	lease := c.queue.settings.Lease
	if time.Since(*c.renewedAt.Load()) > lease/4 {
		if err := c.rebalance(ctx); err != nil {
			return err
		}
	}
	return c.read(ctx, min(500*time.Millisecond, lease/4))
}

func (c *consumer) read(ctx context.Context, longest time.Duration) error {
	open := map[string]*shard{}
	var streams, from []string
	for number, owned := range c.owned {
		if owned.hasRoom() {
			stream := c.queue.keys.stream(number)
			open[stream] = owned
			streams, from = append(streams, stream), append(from, ">")
		}
	}
	if len(open) == 0 {
		time.Sleep(min(longest, 50*time.Millisecond))
		return nil
	}
	found, err := c.queue.client.XReadGroup(ctx, &redis.XReadGroupArgs{
		Group: group, Consumer: c.name, Streams: append(streams, from...), Count: 100, Block: longest,
	}).Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return err
	}
	for _, part := range found {
		for _, entry := range part.Messages {
			if err := open[part.Stream].take(entry); err != nil {
				return err
			}
		}
	}
	return nil
}
