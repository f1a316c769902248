package broker

import (
	"context"
	"sync"
	"time"

	"example.com/order-flow/internal/messaging"
)

const restartWait = 500 * time.Millisecond

// consumer is one session in the group after another, until it is stopped.
type consumer struct {
	queue  *queue
	handle messaging.Handler
	leave  context.CancelFunc
	ended  sync.WaitGroup
}

func startConsumer(q *queue, handle messaging.Handler) *consumer {
	ctx, cancel := context.WithCancel(context.Background())
	c := &consumer{queue: q, handle: handle, leave: cancel}
	c.ended.Go(func() {
		for ctx.Err() == nil {
			if err := c.session(ctx); err != nil {
				q.log.Warn("session-ended", "error", err.Error())
				time.Sleep(restartWait)
			}
		}
	})
	return c
}

func (c *consumer) session(ctx context.Context) error {
	s, err := openSession(c.queue, c.handle)
	if err != nil {
		return err
	}
	// Until the end of the session, which commits after the context has ended.
	committing, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	go s.commitAsAsked(committing)
	return s.run(ctx)
}

func (c *consumer) Stop() error {
	c.leave()
	c.ended.Wait()
	return nil
}
