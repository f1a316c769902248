package broker

import (
	"maps"
	"slices"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/order-flow/internal/messaging"
)

// mostHeld is what may wait in memory for a failing message of its key, per shard, before the shard waits.
const mostHeld = 1000

// shard feeds the lanes with the records of one partition, for as long as the group gives it to this process.
type shard struct {
	session *session
	number  int32
	lanes   *messaging.Lanes

	mu sync.Mutex
	// Attempts at what is in hand, by offset. Kafka counts none.
	counts map[int64]int
	// Offsets of what is not settled, in their order.
	open []int64
	next int64
}

func (s *session) newShard(number int32, counts map[int64]int) *shard {
	q := s.queue
	return &shard{session: s, number: number, lanes: messaging.NewLanes(q.settings, s.handle, q.log, s.breaks), counts: counts}
}

func (s *shard) hasRoom() bool { return s.lanes.Held() < mostHeld }

func (s *shard) take(record *kgo.Record) {
	s.mu.Lock()
	if s.next == 0 {
		maps.DeleteFunc(s.counts, func(offset int64, _ int) bool { return offset < record.Offset })
	}
	s.next = record.Offset + 1
	s.open = append(s.open, record.Offset)
	s.mu.Unlock()
	message := toMessage(record)
	s.lanes.Add(message, settlement{s, record.Offset, message})
}

// settledTo returns the offset before which everything is settled. Later ones may be too: only up to here it can be told to
// the broker.
func (s *shard) settledTo() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.open) > 0 {
		return s.open[0]
	}
	return s.next
}

func (s *shard) settle(offset int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.counts, offset)
	if at, isOpen := slices.BinarySearch(s.open, offset); isOpen {
		s.open = slices.Delete(s.open, at, at+1)
	}
	s.session.commitSoon()
}
