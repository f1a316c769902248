package broker

import (
	"context"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/order-flow/internal/messaging"
)

// longestPoll is after how long shards are looked at that had no room.
const longestPoll = 500 * time.Millisecond

// session is one place in the consumer group. It works on the shards that the group gives, until something breaks: then the
// next session asks the broker again.
type session struct {
	queue      *queue
	handle     messaging.Handler
	membership *membership
	client     *kgo.Client
	broken     chan error
	commits    chan struct{}
	// Held while offsets are committed, so that no older ones follow.
	committing sync.Mutex

	mu     sync.Mutex
	shards map[int32]*shard
}

func openSession(q *queue, handle messaging.Handler) (*session, error) {
	s := &session{
		queue: q, handle: handle, membership: &membership{log: q.log},
		broken: make(chan error, 1), commits: make(chan struct{}, 1), shards: map[int32]*shard{},
	}
	client, err := q.newClient(
		kgo.ConsumerGroup(q.names.group()),
		kgo.ConsumeTopics(q.names.messages()),
		kgo.ConsumeStartOffset(kgo.NewOffset().AtStart()),
		kgo.SessionTimeout(sessionLimit),
		kgo.HeartbeatInterval(sessionLimit/10),
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
		kgo.OnPartitionsAssigned(s.assigned),
		kgo.OnPartitionsRevoked(s.revoked),
		kgo.OnPartitionsLost(s.lost),
		kgo.WithHooks(s.membership),
	)
	s.client = client
	return s, err
}

// breaks ends the session: after an error nobody knows what was stored.
func (s *session) breaks(err error) {
	select {
	case s.broken <- err:
	default:
	}
}

// run returns nil when the context ends. Closing the client finishes what is being handled, says how far it came, and leaves
// the group.
func (s *session) run(ctx context.Context) error {
	defer s.client.CloseAllowingRebalance()
	for ctx.Err() == nil {
		select {
		case err := <-s.broken:
			return err
		default:
			s.poll(ctx)
		}
	}
	return nil
}

func (s *session) poll(ctx context.Context) {
	s.pauseFullShards()
	ctx, cancel := context.WithTimeout(ctx, longestPoll)
	defer cancel()
	fetches := s.client.PollFetches(ctx)
	fetches.EachError(func(_ string, _ int32, err error) {
		if ctx.Err() == nil {
			s.queue.log.Warn("broker-unreachable", "error", err.Error())
		}
	})
	fetches.EachRecord(func(record *kgo.Record) {
		if owned := s.shard(record.Partition); owned != nil {
			owned.take(record)
		}
	})
	s.client.AllowRebalance()
}

func (s *session) shard(number int32) *shard {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shards[number]
}

func (s *session) pauseFullShards() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for number, owned := range s.shards {
		partition := map[string][]int32{s.queue.names.messages(): {number}}
		if owned.hasRoom() {
			s.client.ResumeFetchPartitions(partition)
		} else {
			s.client.PauseFetchPartitions(partition)
		}
	}
}
