package broker

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// members know of each other by beats, so that each takes its fair share of the shards. A beat that is lost costs balance and
// nothing else: that a shard has one owner is the work of the stream.
type members struct {
	shards   int
	lifetime time.Duration

	mu     sync.Mutex
	beats  map[string]time.Time
	claims int
}

// join tells the others of this member until the context ends.
func (m *members) join(ctx context.Context, connection *nats.Conn, subject, name string) error {
	subscription, err := connection.Subscribe(subject, func(beat *nats.Msg) { m.heard(string(beat.Data)) })
	if err != nil {
		return err
	}
	m.heard(name)
	go func() {
		for ctx.Err() == nil {
			// Who is away is told of nothing either.
			_ = connection.Publish(subject, []byte(name))
			pause(ctx, m.lifetime/4)
		}
		_ = subscription.Unsubscribe()
	}()
	return nil
}

func (m *members) heard(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.beats[name] = time.Now()
}

// claim returns whether this member may own one shard more, and counts it.
func (m *members) claim() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.claims >= m.share() {
		return false
	}
	m.claims++
	return true
}

func (m *members) release() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.claims--
}

func (m *members) hasTooMany() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.claims > m.share()
}

func (m *members) share() int {
	for name, beat := range m.beats {
		if time.Since(beat) > m.lifetime {
			delete(m.beats, name)
		}
	}
	living := max(len(m.beats), 1)
	return (m.shards + living - 1) / living
}

// pause waits for the time or the end of the context.
func pause(ctx context.Context, wait time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}
