package broker

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"sync"

	"github.com/nats-io/nats.go/jetstream"
)

// attempts counts those at the messages of one shard, by their sequence number. What the server counts ends with the consumer
// that it was counted for, so each is written before it begins: the next owner of the shard goes on from there.
type attempts struct {
	bucket jetstream.KeyValue
	key    string

	mu     sync.Mutex
	counts map[uint64]int
}

// openAttempts goes on with the counts that the last owner of the shard left.
func openAttempts(ctx context.Context, bucket jetstream.KeyValue, shard int) (*attempts, error) {
	a := &attempts{bucket: bucket, key: strconv.Itoa(shard), counts: map[uint64]int{}}
	entry, err := bucket.Get(ctx, a.key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return a, nil
	}
	if err != nil {
		return nil, err
	}
	return a, json.Unmarshal(entry.Value(), &a.counts)
}

// begin returns when the count is stored.
func (a *attempts) begin(ctx context.Context, sequence uint64) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.counts[sequence]++
	text, err := json.Marshal(a.counts)
	if err != nil {
		return 0, err
	}
	_, err = a.bucket.Put(ctx, a.key, text)
	return a.counts[sequence], err
}

func (a *attempts) forget(sequence uint64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.counts, sequence)
}
