package broker

import (
	"context"
	"log/slog"
	"sync"

	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/messaging"
)

// queue is a table. Each shard has a worker in each consumer; the lock on a key's oldest message keeps its order.
type queue struct {
	url      string
	pool     *pgxpool.Pool
	settings messaging.Settings
	log      *slog.Logger
}

func openQueue(ctx context.Context, url string, settings messaging.Settings, log *slog.Logger) (*queue, error) {
	pool, err := openPool(ctx, url, func(pool *pgxpool.Config) {
		// Each worker holds one connection and borrows a second one for a moment.
		pool.MaxConns = int32(settings.Shards*2 + 2)
	})
	if err != nil {
		return nil, err
	}
	return &queue{url: url, pool: pool, settings: settings, log: log}, createTables(ctx, pool, queueDDL)
}

func (q *queue) Publish(ctx context.Context, message messaging.Message) error {
	shard := messaging.ShardOf(message.Key, q.settings.Shards)
	return insertMessage(ctx, q.pool, q.settings.Name, shard, message)
}

func (q *queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	ctx, cancel := context.WithCancel(context.Background())
	c := &consumer{leave: cancel}
	wakeUp := newWakeUp(q.url, channelOf(q.settings.Name), q.settings.Shards, q.log)
	c.working.Go(func() { wakeUp.listen(ctx) })
	for shard := range q.settings.Shards {
		w := worker{pool: q.pool, settings: q.settings, handle: handle, log: q.log, wakeUp: wakeUp, shard: shard}
		c.working.Go(func() { w.run(ctx) })
	}
	return c, nil
}

func (q *queue) DeadLetters(ctx context.Context) ([]messaging.DeadLetter, error) {
	return readDeadLetters(ctx, q.pool, q.settings.Name)
}

func (q *queue) Close() error {
	q.pool.Close()
	return nil
}

type consumer struct {
	leave   context.CancelFunc
	working sync.WaitGroup
}

func (c *consumer) Stop() error {
	c.leave()
	c.working.Wait()
	return nil
}
