package broker

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

var (
	renewIfMine = redis.NewScript(
		`if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) else return 0 end`)
	deleteIfMine = redis.NewScript(
		`if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end`)
	// By the clock of Redis: those of the members need not agree.
	countMembers = redis.NewScript(`
		local time = redis.call('TIME')
		local now = time[1] * 1000 + math.floor(time[2] / 1000)
		redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
		redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
		return redis.call('ZCARD', KEYS[1])`)
)

// leases say who works on a shard: a key that only its owner prolongs and that ends by itself when the owner dies. A lease
// does not stop an owner that was frozen and does not know it yet; that its effects happen once is the work of the inbox.
type leases struct {
	client   *redis.Client
	keys     keys
	owner    string
	duration time.Duration
}

func (l leases) acquire(ctx context.Context, shard int) (bool, error) {
	return l.client.SetNX(ctx, l.keys.lease(shard), l.owner, l.duration).Result()
}

// renew returns false when the lease is somebody else's by now.
func (l leases) renew(ctx context.Context, shard int) (bool, error) {
	return renewIfMine.Run(ctx, l.client, []string{l.keys.lease(shard)}, l.owner, l.duration.Milliseconds()).Bool()
}

func (l leases) release(ctx context.Context, shard int) error {
	return deleteIfMine.Run(ctx, l.client, []string{l.keys.lease(shard)}, l.owner).Err()
}

// members says that this member lives, and returns how many do.
func (l leases) members(ctx context.Context) (int, error) {
	return countMembers.Run(ctx, l.client, []string{l.keys.members()}, l.owner, l.duration.Milliseconds()).Int()
}

func (l leases) leave(ctx context.Context) error {
	return l.client.ZRem(ctx, l.keys.members(), l.owner).Err()
}
