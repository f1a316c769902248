// Package contract says as tests what every adapter of a port promises. Those that need a broker have the build tag contract.
package contract

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"example.com/order-flow/internal/messaging"
)

type OpenQueue func(settings messaging.Settings) (messaging.Queue, error)

// Queue tests what every broker's adapter promises: see the comments of messaging.Queue.
func Queue(t *testing.T, open OpenQueue) {
	for name, test := range map[string]func(*testing.T, messaging.Queue){
		"delivers what was published, whole, as attempt 1":                     deliversWhole,
		"delivers what was published before the consumer came":                 deliversEarlier,
		"keeps the order of each key, whatever handling takes":                 keepsOrder,
		"retries after a delay, successors of the key wait, other keys pass":   retries,
		"dead-letters after the last attempt and goes on with the key":         deadLetters,
		"stops after the message in hand, and leaves the rest in order":        stops,
		"handles one message of a key at a time when consumers share the work": shares,
	} {
		t.Run(name, func(t *testing.T) {
			queue, err := open(messaging.Settings{
				Name: "contract-" + rand.Text()[:8], Shards: 2, MaxAttempts: 3, RetryBase: 20 * time.Millisecond, Lease: time.Second,
			})
			if err != nil {
				t.Fatal(err)
			}
			test(t, queue)
			if err := queue.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func deliversWhole(t *testing.T, queue messaging.Queue) {
	sent := message("anna", "tea – 茶")
	var got journal[messaging.Delivery]
	consumer := consume(t, queue, func(delivery messaging.Delivery) error { got.add(delivery); return nil })
	publish(t, queue, sent)
	until(t, "the message arrived", func() bool { return len(got.all()) == 1 })
	stop(t, consumer)
	if expected := (messaging.Delivery{Message: sent, Attempt: 1}); !reflect.DeepEqual(got.all()[0], expected) {
		t.Errorf("expected %v, found %v", expected, got.all()[0])
	}
}

func deliversEarlier(t *testing.T, queue messaging.Queue) {
	publish(t, queue, message("anna", "early"))
	var got journal[string]
	consumer := consume(t, queue, noting(&got))
	until(t, "the message arrived", func() bool { return len(got.all()) == 1 })
	stop(t, consumer)
}

func keepsOrder(t *testing.T, queue messaging.Queue) {
	var got journal[string]
	consumer := consume(t, queue, func(delivery messaging.Delivery) error {
		number, _ := strconv.Atoi(delivery.Body)
		time.Sleep(time.Duration(number%3) * time.Millisecond)
		return note(&got, delivery)
	})
	keys := []string{"anna", "ben", "cem"}
	for number := range 20 {
		for _, key := range keys {
			publish(t, queue, message(key, strconv.Itoa(number)))
		}
	}
	until(t, "all arrived", func() bool { return len(got.all()) == 60 })
	stop(t, consumer)
	expectOrder(t, got.all(), keys, 20)
}

func retries(t *testing.T, queue messaging.Queue) {
	var got journal[string]
	var at journal[time.Time]
	consumer := consume(t, queue, func(delivery messaging.Delivery) error {
		if delivery.Body == "fails twice" {
			at.add(time.Now())
			if delivery.Attempt < 3 {
				return errors.New("not yet")
			}
		}
		return note(&got, delivery)
	})
	publish(t, queue, message("anna", "fails twice"), message("anna", "successor"), message("ben", "other"))
	until(t, "all arrived", func() bool { return len(got.all()) == 3 })
	stop(t, consumer)
	expectEqual(t, got.all(), []string{"ben:other", "anna:fails twice", "anna:successor"})
	for retry, least := range []time.Duration{20 * time.Millisecond, 40 * time.Millisecond} {
		if gap := at.all()[retry+1].Sub(at.all()[retry]); gap < least {
			t.Errorf("expected a delay of %s before retry %d, found %s", least, retry+1, gap)
		}
	}
}

func deadLetters(t *testing.T, queue messaging.Queue) {
	var attempts journal[int]
	var got journal[string]
	bad := message("anna", "never")
	consumer := consume(t, queue, func(delivery messaging.Delivery) error {
		if delivery.Body != "never" {
			return note(&got, delivery)
		}
		attempts.add(delivery.Attempt)
		return errors.New("no use")
	})
	publish(t, queue, bad, message("anna", "next"))
	until(t, "the next one arrived", func() bool { return len(got.all()) == 1 })
	stop(t, consumer)
	expectEqual(t, attempts.all(), []int{1, 2, 3})
	// Twice: looking does not take them away.
	for range 2 {
		letters, err := queue.DeadLetters(context.Background())
		expected := []messaging.DeadLetter{{Message: bad, Attempts: 3, Reason: "no use"}}
		if err != nil || !reflect.DeepEqual(letters, expected) {
			t.Errorf("expected %v, found %v, %v", expected, letters, err)
		}
	}
}

func stops(t *testing.T, queue messaging.Queue) {
	var got journal[string]
	first := consume(t, queue, func(delivery messaging.Delivery) error {
		time.Sleep(30 * time.Millisecond)
		return note(&got, delivery)
	})
	for number := range 10 {
		publish(t, queue, message("anna", strconv.Itoa(number)))
	}
	until(t, "the first arrived", func() bool { return len(got.all()) >= 1 })
	stop(t, first)
	atStop := len(got.all())
	time.Sleep(100 * time.Millisecond)
	if later := len(got.all()); later != atStop || atStop == 10 {
		t.Errorf("expected the rest to be left, found %d handled at stop and %d later", atStop, later)
	}
	second := consume(t, queue, noting(&got))
	until(t, "all arrived", func() bool { return len(got.all()) == 10 })
	stop(t, second)
	expectOrder(t, got.all(), []string{"anna"}, 10)
}

func shares(t *testing.T, queue messaging.Queue) {
	var got, overlaps journal[string]
	var running running
	handle := func(delivery messaging.Delivery) error {
		if !running.enter(delivery.Key) {
			overlaps.add(delivery.Key)
		}
		// Every other one is slow: who does not wait for it overtakes it.
		number, _ := strconv.Atoi(delivery.Body)
		time.Sleep(time.Duration(15-14*(number%2)) * time.Millisecond)
		running.leave(delivery.Key)
		return note(&got, delivery)
	}
	consumers := []messaging.Consumer{consume(t, queue, handle), consume(t, queue, handle)}
	var keys []string
	for i := range 8 {
		keys = append(keys, fmt.Sprintf("key-%d", i))
	}
	// Key after key: taking turns at single messages would give both consumers some of each key.
	for _, key := range keys {
		for number := range 10 {
			publish(t, queue, message(key, strconv.Itoa(number)))
		}
	}
	until(t, "all arrived", func() bool { return len(got.all()) == 80 })
	stop(t, consumers...)
	expectEqual(t, overlaps.all(), nil)
	expectOrder(t, got.all(), keys, 10)
}

func expectEqual[T comparable](t *testing.T, found, expected []T) {
	t.Helper()
	if !slices.Equal(found, expected) {
		t.Errorf("expected %v, found %v", expected, found)
	}
}

// expectOrder expects the numbers from 0 under each key.
func expectOrder(t *testing.T, found, keys []string, count int) {
	t.Helper()
	for _, key := range keys {
		var expected []string
		for number := range count {
			expected = append(expected, fmt.Sprintf("%s:%d", key, number))
		}
		ofKey := slices.DeleteFunc(slices.Clone(found), func(each string) bool { return !slices.Contains(expected, each) })
		expectEqual(t, ofKey, expected)
	}
}
