package broker

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"

	"example.com/order-flow/internal/messaging"
)

// queue is one stream per shard, read by a consumer group.
type queue struct {
	client   *redis.Client
	keys     keys
	settings messaging.Settings
	log      *slog.Logger
}

func openQueue(ctx context.Context, url string, settings messaging.Settings, log *slog.Logger) (*queue, error) {
	options, err := redis.ParseURL(url)
	if err != nil {
		return nil, err
	}
	// Whether a command that failed took effect is unknown; those above know what may be done twice.
	options.MaxRetries = -1
	q := &queue{client: redis.NewClient(options), keys: keys(settings.Name), settings: settings, log: log}
	for shard := range settings.Shards {
		err := q.client.XGroupCreateMkStream(ctx, q.keys.stream(shard), group, "0").Err()
		if err != nil && !strings.HasPrefix(err.Error(), "BUSYGROUP") {
			return nil, err
		}
	}
	return q, nil
}

func (q *queue) Publish(ctx context.Context, message messaging.Message) error {
	fields, err := toFields(message)
	if err != nil {
		return err
	}
	stream := q.keys.stream(messaging.ShardOf(message.Key, q.settings.Shards))
	return q.client.XAdd(ctx, &redis.XAddArgs{Stream: stream, Values: fields}).Err()
}

func (q *queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	return startConsumer(q, handle), nil
}

func (q *queue) DeadLetters(ctx context.Context) ([]messaging.DeadLetter, error) {
	entries, err := q.client.XRange(ctx, q.keys.dead(), "-", "+").Result()
	if err != nil {
		return nil, err
	}
	letters := make([]messaging.DeadLetter, len(entries))
	for i, entry := range entries {
		message, err := toMessage(entry.Values)
		if err != nil {
			return nil, err
		}
		attempts, err := strconv.Atoi(text(entry.Values, "attempts"))
		if err != nil {
			return nil, err
		}
		letters[i] = messaging.DeadLetter{Message: message, Attempts: attempts, Reason: text(entry.Values, "error")}
	}
	return letters, nil
}

func (q *queue) Close() error { return q.client.Close() }
