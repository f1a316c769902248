package broker

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
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

// begin returns when the count is stored: the next owner of the shard reads the last record and goes on from there.
func (s *shard) begin(ctx context.Context, offset int64) (int, error) {
	s.mu.Lock()
	s.counts[offset]++
	count := s.counts[offset]
	text, err := json.Marshal(s.counts)
	stored := make(chan error, 1)
	// While locked, so that the records are in the order of the counts.
	s.session.queue.producer.Produce(ctx, &kgo.Record{
		Topic: s.session.queue.names.attempts(), Partition: s.number, Key: []byte(strconv.Itoa(int(s.number))), Value: text,
	}, func(_ *kgo.Record, err error) { stored <- err })
	s.mu.Unlock()
	if err != nil {
		return count, err
	}
	return count, <-stored
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

// readCounts returns the counts that the last owner of the shard left.
func (q *queue) readCounts(ctx context.Context, number int32) (map[int64]int, error) {
	topic := q.names.attempts()
	end, err := q.endOf(ctx, topic, number)
	if err != nil {
		return nil, err
	}
	records, err := q.read(ctx, topic, number, kgo.NewOffset().At(end-1), end)
	counts := map[int64]int{}
	if err != nil || len(records) == 0 {
		return counts, err
	}
	return counts, json.Unmarshal(records[len(records)-1].Value, &counts)
}

type settlement struct {
	shard   *shard
	offset  int64
	message messaging.Message
}

func (s settlement) CountAttempt(ctx context.Context) (int, error) {
	if !s.shard.session.membership.isConfirmed() {
		return 0, fmt.Errorf("the membership that brought shard %d ran out", s.shard.number)
	}
	return s.shard.begin(ctx, s.offset)
}

func (s settlement) Acknowledge(context.Context) error {
	s.shard.settle(s.offset)
	return nil
}

func (s settlement) DeadLetter(ctx context.Context, attempts int, reason string) error {
	q := s.shard.session.queue
	letter := toRecord(q.names.dead(), 0, s.message)
	addHeader(letter, attemptsHeader, strconv.Itoa(attempts))
	addHeader(letter, errorHeader, reason)
	if err := q.producer.ProduceSync(ctx, letter).FirstErr(); err != nil {
		return err
	}
	return s.Acknowledge(ctx)
}
