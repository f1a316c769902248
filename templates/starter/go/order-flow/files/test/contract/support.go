package contract

import (
	"context"
	"crypto/rand"
	"slices"
	"sync"
	"testing"
	"time"

	"example.com/order-flow/internal/messaging"
)

var headers = map[string]string{"traceparent": "00-1-2-01"}

func message(key, body string) messaging.Message {
	return messaging.Message{ID: rand.Text(), Key: key, Body: body, Headers: headers}
}

func publish(t *testing.T, queue messaging.Queue, messages ...messaging.Message) {
	t.Helper()
	for _, each := range messages {
		if err := queue.Publish(context.Background(), each); err != nil {
			t.Fatal(err)
		}
	}
}

func consume(t *testing.T, queue messaging.Queue, handle func(messaging.Delivery) error) messaging.Consumer {
	t.Helper()
	consumer, err := queue.Consume(context.Background(), func(_ context.Context, delivery messaging.Delivery) error {
		return handle(delivery)
	})
	if err != nil {
		t.Fatal(err)
	}
	return consumer
}

func stop(t *testing.T, consumers ...messaging.Consumer) {
	t.Helper()
	for _, consumer := range consumers {
		if err := consumer.Stop(); err != nil {
			t.Fatal(err)
		}
	}
}

// until waits until it is so; fails after 15 s with what was being waited for.
func until(t *testing.T, what string, isSo func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); !isSo(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// journal keeps what handlers saw, in the order in which they saw it.
type journal[T any] struct {
	mu      sync.Mutex
	entries []T
}

func (j *journal[T]) add(entry T) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries = append(j.entries, entry)
}

func (j *journal[T]) all() []T {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.entries)
}

// running knows the keys that are being handled.
type running struct{ keys sync.Map }

// enter returns false when the key was being handled already.
func (r *running) enter(key string) bool {
	_, before := r.keys.LoadOrStore(key, true)
	return !before
}

func (r *running) leave(key string) { r.keys.Delete(key) }

func note(got *journal[string], delivery messaging.Delivery) error {
	got.add(delivery.Key + ":" + delivery.Body)
	return nil
}

func noting(got *journal[string]) func(messaging.Delivery) error {
	return func(delivery messaging.Delivery) error { return note(got, delivery) }
}
