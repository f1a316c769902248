package broker

import (
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

const (
	firstRetry   = 200 * time.Millisecond
	longestRetry = 5 * time.Second
)

// connect opens a connection and all that lives on it. What it returns tells when the connection has ended.
func (q *queue) connect() (ended chan *amqp.Error, err error) {
	connection, err := amqp.Dial(q.url)
	if err != nil {
		return nil, err
	}
	ended = connection.NotifyClose(make(chan *amqp.Error, 1))
	if err := q.setUp(connection); err != nil {
		_ = connection.Close()
		return nil, err
	}
	return ended, nil
}

func (q *queue) setUp(connection *amqp.Connection) error {
	publisher, err := newPublisher(connection, q.settings)
	if err != nil {
		return err
	}
	// The broker closes a channel alone when it was asked for something impossible: start over, with all declared again.
	closed := publisher.channel.NotifyClose(make(chan *amqp.Error, 1))
	go func() {
		<-closed
		_ = connection.Close()
	}()
	q.mu.Lock()
	defer q.mu.Unlock()
	current := &session{connection, publisher}
	for c := range q.consumers {
		// Its handlers may still run, and their messages come again.
		c.subscription.working.Wait()
		if err := c.subscribe(current); err != nil {
			return err
		}
	}
	q.session.Store(current)
	return nil
}

// stayConnected connects again whenever the connection ends, until the queue is closed.
func (q *queue) stayConnected(ended chan *amqp.Error) {
	for ended != nil {
		select {
		case <-q.closing:
			return
		case reason := <-ended:
			q.log.Warn("broker-disconnected", "error", reason)
			ended = q.reconnect()
		}
	}
}

// reconnect returns nil when the queue was closed meanwhile.
func (q *queue) reconnect() chan *amqp.Error {
	for wait := firstRetry; ; wait = min(2*wait, longestRetry) {
		select {
		case <-q.closing:
			return nil
		case <-time.After(wait):
		}
		ended, err := q.connect()
		if err == nil {
			q.log.Info("broker-connected")
			return ended
		}
		q.log.Warn("broker-unreachable", "error", err.Error())
	}
}
