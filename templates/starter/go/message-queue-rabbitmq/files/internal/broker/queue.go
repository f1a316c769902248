package broker

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/messaging"
)

// queue is one quorum queue per shard, each with a single active consumer.
type queue struct {
	url      string
	settings messaging.Settings
	log      *slog.Logger
	session  atomic.Pointer[session]
	closing  chan struct{}
	watching sync.WaitGroup

	// Held while consumers are subscribed, so that none is subscribed to two connections.
	mu        sync.Mutex
	consumers map[*consumer]bool
}

// session is a connection, and what does not outlive it.
type session struct {
	connection *amqp.Connection
	publisher  *publisher
}

func openQueue(url string, settings messaging.Settings, log *slog.Logger) (*queue, error) {
	q := &queue{url: url, settings: settings, log: log, closing: make(chan struct{}), consumers: map[*consumer]bool{}}
	ended, err := q.connect()
	if err != nil {
		return nil, err
	}
	q.watching.Go(func() { q.stayConnected(ended) })
	return q, nil
}

func (q *queue) Publish(ctx context.Context, message messaging.Message) error {
	name := shardQueue(q.settings.Name, messaging.ShardOf(message.Key, q.settings.Shards))
	return q.session.Load().publisher.send(ctx, name, toPublishing(message, nil))
}

func (q *queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	c := &consumer{queue: q, handle: handle}
	if err := c.subscribe(q.session.Load()); err != nil {
		return nil, err
	}
	q.consumers[c] = true
	return c, nil
}

// DeadLetters takes them all, and gives them back by closing the channel.
func (q *queue) DeadLetters(context.Context) ([]messaging.DeadLetter, error) {
	channel, err := q.session.Load().connection.Channel()
	if err != nil {
		return nil, err
	}
	letters := []messaging.DeadLetter{}
	for {
		delivery, isThere, err := channel.Get(deadQueue(q.settings.Name), false)
		if err != nil || !isThere {
			return letters, errors.Join(err, channel.Close())
		}
		letters = append(letters, toDeadLetter(delivery))
	}
}

func (q *queue) Close() error {
	close(q.closing)
	q.watching.Wait()
	err := q.session.Load().connection.Close()
	if errors.Is(err, amqp.ErrClosed) {
		return nil
	}
	return err
}

// consumer has a subscription on each connection, one after another.
type consumer struct {
	queue        *queue
	handle       messaging.Handler
	subscription *subscription
}

func (c *consumer) subscribe(current *session) error {
	c.subscription = &subscription{
		settings: c.queue.settings, log: c.queue.log, publisher: current.publisher,
		broken: func() { _ = current.connection.Close() },
	}
	return c.subscription.start(current.connection, c.handle)
}

func (c *consumer) Stop() error {
	c.queue.mu.Lock()
	defer c.queue.mu.Unlock()
	delete(c.queue.consumers, c)
	return c.subscription.stop()
}
