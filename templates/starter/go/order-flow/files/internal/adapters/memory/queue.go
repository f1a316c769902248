// Package memory holds a queue that lives and dies with the process: for tests.
package memory

import (
	"context"
	"log/slog"
	"slices"
	"sync"

	"example.com/order-flow/internal/messaging"
)

// Queue keeps the same contract as the broker's adapter. The oldest consumer is active; the next one takes over when it
// stops.
type Queue struct {
	settings messaging.Settings
	log      *slog.Logger

	mu        sync.Mutex
	stored    []*entry
	dead      []messaging.DeadLetter
	consumers []*messaging.Lanes
}

func NewQueue(settings messaging.Settings, log *slog.Logger) *Queue {
	return &Queue{settings: settings, log: log}
}

func (q *Queue) Publish(_ context.Context, message messaging.Message) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	stored := &entry{queue: q, message: message}
	q.stored = append(q.stored, stored)
	if len(q.consumers) > 0 {
		q.consumers[0].Add(message, stored)
	}
	return nil
}

func (q *Queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	lanes := messaging.NewLanes(q.settings, handle, q.log, func(error) {})
	q.consumers = append(q.consumers, lanes)
	if len(q.consumers) == 1 {
		q.deliverAll()
	}
	return consumer{q, lanes}, nil
}

func (q *Queue) DeadLetters(context.Context) ([]messaging.DeadLetter, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return slices.Clone(q.dead), nil
}

func (q *Queue) Close() error { return nil }

func (q *Queue) deliverAll() {
	for _, stored := range q.stored {
		q.consumers[0].Add(stored.message, stored)
	}
}

type consumer struct {
	queue *Queue
	lanes *messaging.Lanes
}

func (c consumer) Stop() error {
	c.lanes.Stop()
	q := c.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	wasActive := q.consumers[0] == c.lanes
	q.consumers = slices.DeleteFunc(q.consumers, func(lanes *messaging.Lanes) bool { return lanes == c.lanes })
	if wasActive && len(q.consumers) > 0 {
		q.deliverAll()
	}
	return nil
}

// entry is a stored message and its settlement.
type entry struct {
	queue    *Queue
	message  messaging.Message
	attempts int
}

func (e *entry) CountAttempt(context.Context) (int, error) {
	e.queue.mu.Lock()
	defer e.queue.mu.Unlock()
	e.attempts++
	return e.attempts, nil
}

func (e *entry) Acknowledge(context.Context) error {
	e.queue.mu.Lock()
	defer e.queue.mu.Unlock()
	e.remove()
	return nil
}

func (e *entry) DeadLetter(_ context.Context, attempts int, reason string) error {
	e.queue.mu.Lock()
	defer e.queue.mu.Unlock()
	e.remove()
	e.queue.dead = append(e.queue.dead, messaging.DeadLetter{Message: e.message, Attempts: attempts, Reason: reason})
	return nil
}

func (e *entry) remove() {
	e.queue.stored = slices.DeleteFunc(e.queue.stored, func(stored *entry) bool { return stored == e })
}
