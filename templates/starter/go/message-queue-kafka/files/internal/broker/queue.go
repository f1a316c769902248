package broker

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/order-flow/internal/messaging"
)

const (
	// deliveryLimit is after how long a record that the brokers did not confirm is given back to who sent it.
	deliveryLimit = 5 * time.Second
	// metadataAge is how long the client waits before it asks again who leads a partition.
	metadataAge = 250 * time.Millisecond
)

// queue is a topic with one partition per shard, read by a consumer group.
type queue struct {
	brokers  []string
	names    names
	producer *kgo.Client
	admin    *kadm.Client
	settings messaging.Settings
	log      *slog.Logger
}

func openQueue(ctx context.Context, brokers []string, settings messaging.Settings, log *slog.Logger) (*queue, error) {
	q := &queue{brokers: brokers, names: names(settings.Name), settings: settings, log: log}
	// All replicas in sync confirm, and they recognise what the client sends again: both are its defaults.
	producer, err := q.newClient(
		kgo.RecordPartitioner(kgo.ManualPartitioner()),
		kgo.ProducerLinger(0),
		kgo.RecordDeliveryTimeout(deliveryLimit),
		kgo.AllowIdempotentProduceCancellation(),
	)
	if err != nil {
		return nil, err
	}
	q.producer, q.admin = producer, kadm.NewClient(producer)
	return q, createTopics(ctx, q.admin, settings)
}

func (q *queue) newClient(options ...kgo.Opt) (*kgo.Client, error) {
	return kgo.NewClient(append(options, kgo.SeedBrokers(q.brokers...), kgo.MetadataMinAge(metadataAge))...)
}

func (q *queue) Publish(ctx context.Context, message messaging.Message) error {
	shard := messaging.ShardOf(message.Key, q.settings.Shards)
	return q.producer.ProduceSync(ctx, toRecord(q.names.messages(), shard, message)).FirstErr()
}

func (q *queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	return startConsumer(q, handle), nil
}

// DeadLetters tells a letter once that was written twice, because its consumer died in between.
func (q *queue) DeadLetters(ctx context.Context) ([]messaging.DeadLetter, error) {
	end, err := q.endOf(ctx, q.names.dead(), 0)
	if err != nil {
		return nil, err
	}
	records, err := q.read(ctx, q.names.dead(), 0, kgo.NewOffset().AtStart(), end)
	if err != nil {
		return nil, err
	}
	letters := []messaging.DeadLetter{}
	for _, record := range records {
		letter := toDeadLetter(record)
		if !slices.ContainsFunc(letters, func(other messaging.DeadLetter) bool { return other.ID == letter.ID }) {
			letters = append(letters, letter)
		}
	}
	return letters, nil
}

func (q *queue) Close() error {
	q.producer.Close()
	return nil
}
