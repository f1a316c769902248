package broker

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/twmb/franz-go/pkg/kgo"
)

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
