package broker

import (
	"context"
	"time"

	"example.com/order-flow/internal/messaging"
)

// startOver follows an error, after which nobody knows what was settled: ask the broker again, for all of it.
func (c *consumer) startOver() {
	c.leaveAll()
	c.renewedAt.Store(&time.Time{})
}

func (c *consumer) leaveAll() {
	for _, owned := range c.owned {
		c.leave(owned)
	}
	for len(c.leaving) > 0 {
		delete(c.leaving, <-c.left)
	}
}

func (c *consumer) rebalance(ctx context.Context) error {
	since := time.Now()
	if err := c.renew(ctx); err != nil {
		return err
	}
	c.renewedAt.Store(&since)
	members, err := c.leases.members(ctx)
	if err != nil {
		return err
	}
	shards := c.queue.settings.Shards
	share := (shards + members - 1) / members
	for _, owned := range c.owned {
		if len(c.owned) > share {
			c.leave(owned)
		}
	}
	for number := 0; number < shards && len(c.owned) < share; number++ {
		if err := c.acquire(ctx, number); err != nil {
			return err
		}
	}
	return nil
}

func (c *consumer) renew(ctx context.Context) error {
	c.forgetLeft()
	for _, shards := range []map[int]*shard{c.owned, c.leaving} {
		for number, owned := range shards {
			isMine, err := c.leases.renew(ctx, number)
			if err != nil {
				return err
			}
			if !isMine {
				go owned.lanes.Stop()
				delete(c.owned, number)
			}
		}
	}
	return nil
}

// forgetLeft forgets the shards that were given up meanwhile.
func (c *consumer) forgetLeft() {
	for {
		select {
		case number := <-c.left:
			delete(c.leaving, number)
		default:
			return
		}
	}
}

// leave gives the shard up after its running handlers: what waits in the lanes is adopted by the next owner.
func (c *consumer) leave(owned *shard) {
	delete(c.owned, owned.number)
	c.leaving[owned.number] = owned
	go func() {
		owned.lanes.Stop()
		if err := c.leases.release(context.Background(), owned.number); err != nil {
			c.log.Warn("release-failed", "shard", owned.number, "error", err.Error())
		}
		c.left <- owned.number
	}()
}

func (c *consumer) acquire(ctx context.Context, number int) error {
	if c.owned[number] != nil || c.leaving[number] != nil {
		return nil
	}
	if isMine, err := c.leases.acquire(ctx, number); err != nil || !isMine {
		return err
	}
	lanes := messaging.NewLanes(c.queue.settings, c.handle, c.log, func(error) { c.isBroken.Store(true) })
	owned := &shard{queue: c.queue, number: number, lanes: lanes, isOwned: c.holdsLeases}
	c.owned[number] = owned
	c.log.Info("shard-acquired", "shard", number)
	return owned.adopt(ctx, c.name)
}

func (c *consumer) holdsLeases() bool {
	return time.Since(*c.renewedAt.Load()) < c.queue.settings.Lease
}
