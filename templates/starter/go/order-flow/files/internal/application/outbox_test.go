package application

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"

	"example.com/order-flow/internal/messaging"
)

// stored is a repository of messages alone.
type stored struct {
	OrderRepository
	mu       sync.Mutex
	messages []messaging.Message
}

func (s *stored) add(key, id string) {
	s.messages = append(s.messages, messaging.Message{ID: id, Key: key, Headers: map[string]string{}})
}

func (s *stored) Unpublished(_ context.Context, key string) ([]messaging.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ofOthers := func(message messaging.Message) bool { return message.Key != key }
	return slices.DeleteFunc(slices.Clone(s.messages), ofOthers), nil
}

func (s *stored) UnpublishedKeys(context.Context) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var keys []string
	for _, message := range s.messages {
		keys = append(keys, message.Key)
	}
	return keys, nil
}

func (s *stored) MarkPublished(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = slices.DeleteFunc(s.messages, func(message messaging.Message) bool { return message.ID == id })
	return nil
}

// broker takes messages unless it is away.
type broker struct {
	messaging.Queue
	mu        sync.Mutex
	isAway    bool
	published []string
}

func (b *broker) Publish(_ context.Context, message messaging.Message) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.isAway {
		return errors.New("away")
	}
	b.published = append(b.published, message.ID)
	return nil
}

func expectPublished(t *testing.T, queue *broker, expected ...string) {
	t.Helper()
	slices.Sort(queue.published)
	if !slices.Equal(queue.published, expected) {
		t.Errorf("expected %q to be published, found %q", expected, queue.published)
	}
}

func TestOutboxKeepsWhatTheBrokerDidNotTake(t *testing.T) {
	orders, queue := &stored{}, &broker{isAway: true}
	outbox := NewOutbox(orders, queue, slog.New(slog.DiscardHandler))
	orders.add("anna", "1")
	outbox.Publish(t.Context(), "anna")
	expectPublished(t, queue)
	queue.isAway = false
	orders.add("anna", "2")
	outbox.Publish(t.Context(), "anna")
	expectPublished(t, queue, "1", "2")
	if len(orders.messages) != 0 {
		t.Errorf("expected nothing to wait, found %v", orders.messages)
	}
}

func TestOutboxPublishesOnceWhatIsAskedForTwice(t *testing.T) {
	orders, queue := &stored{}, &broker{}
	outbox := NewOutbox(orders, queue, slog.New(slog.DiscardHandler))
	orders.add("anna", "1")
	orders.add("ben", "2")
	var asking sync.WaitGroup
	for range 3 {
		asking.Go(func() { outbox.Publish(t.Context(), "anna") })
		asking.Go(func() { _ = outbox.PublishAll(t.Context()) })
	}
	asking.Wait()
	expectPublished(t, queue, "1", "2")
}
