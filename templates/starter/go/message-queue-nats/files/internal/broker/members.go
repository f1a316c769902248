package broker

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// answerTime is long enough for a member that lives to answer; one that does not answer in time is counted the next time.
const answerTime = 200 * time.Millisecond

// members count each other by asking, so that each takes its fair share of the shards. A wrong count costs balance and nothing
// else: that a shard has one owner is the work of the stream.
type members struct {
	connection *nats.Conn
	subject    string
	shards     int

	mu     sync.Mutex
	share  int
	claims int
}

// join answers the others, and asks them every so often, until the context ends.
func (m *members) join(ctx context.Context, every time.Duration) error {
	answering, err := m.connection.Subscribe(m.subject, func(question *nats.Msg) { _ = question.Respond(nil) })
	if err != nil {
		return err
	}
	m.divide(m.count())
	go func() {
		for ctx.Err() == nil {
			pause(ctx, every)
			m.divide(m.count())
		}
		_ = answering.Unsubscribe()
	}()
	return nil
}

// count counts this one too.
func (m *members) count() int {
	answers, err := m.connection.SubscribeSync(m.connection.NewInbox())
	if err != nil {
		return 1
	}
	defer answers.Unsubscribe()
	if err := m.connection.PublishRequest(m.subject, answers.Subject, nil); err != nil {
		return 1
	}
	time.Sleep(answerTime)
	count, _, _ := answers.Pending()
	return max(1, count)
}

func (m *members) divide(living int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.share = (m.shards + living - 1) / living
}

// claim returns whether this member may own one shard more, and counts it.
func (m *members) claim() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.claims >= m.share {
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

// yield returns whether this member has to give one shard up, and counts that as done.
func (m *members) yield() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.claims <= m.share {
		return false
	}
	m.claims--
	return true
}

// pause waits for the time or the end of the context.
func pause(ctx context.Context, wait time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}
