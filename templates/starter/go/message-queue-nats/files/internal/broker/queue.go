package broker

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

// queue is a work-queue stream with a subject per shard; a message that is acknowledged leaves it.
type queue struct {
	connection *nats.Conn
	js         jetstream.JetStream
	names      names
	settings   messaging.Settings
	log        *slog.Logger
	stream     jetstream.Stream
	dead       jetstream.Stream
	attempts   jetstream.KeyValue
}

func openQueue(ctx context.Context, url string, settings messaging.Settings, log *slog.Logger) (*queue, error) {
	connection, err := nats.Connect(url,
		nats.MaxReconnects(-1),
		nats.ReconnectWait(200*time.Millisecond),
		// Publishing fails while NATS is away, and does not wait in memory for its return.
		nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) { log.Warn("broker-disconnected", "error", err) }),
		nats.ReconnectHandler(func(*nats.Conn) { log.Info("broker-connected") }),
	)
	if err != nil {
		return nil, err
	}
	js, err := jetstream.New(connection)
	if err != nil {
		return nil, err
	}
	q := &queue{connection: connection, js: js, names: names(settings.Name), settings: settings, log: log}
	return q, q.createStreams(ctx)
}

func (q *queue) createStreams(ctx context.Context) (err error) {
	q.stream, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: q.names.stream(), Subjects: []string{q.names.allShards()}, Retention: jetstream.WorkQueuePolicy,
	})
	if err != nil {
		return err
	}
	q.dead, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{Name: q.names.deadStream(), Subjects: []string{q.names.dead()}})
	if err != nil {
		return err
	}
	q.attempts, err = q.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: q.names.attempts()})
	return err
}

// Publish names the message's id to the stream too, which drops what is sent again within two minutes.
func (q *queue) Publish(ctx context.Context, message messaging.Message) error {
	subject := q.names.shard(messaging.ShardOf(message.Key, q.settings.Shards))
	_, err := q.js.PublishMsg(ctx, toNATS(subject, message))
	return err
}

func (q *queue) Consume(_ context.Context, handle messaging.Handler) (messaging.Consumer, error) {
	return startConsumer(q, handle)
}

func (q *queue) DeadLetters(ctx context.Context) ([]messaging.DeadLetter, error) {
	info, err := q.dead.Info(ctx)
	if err != nil {
		return nil, err
	}
	letters := []messaging.DeadLetter{}
	for sequence := max(info.State.FirstSeq, 1); sequence <= info.State.LastSeq; sequence++ {
		stored, err := q.dead.GetMsg(ctx, sequence)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		letter, err := fromDeadLetter(stored)
		if err != nil {
			return nil, err
		}
		letters = append(letters, letter)
	}
	return letters, nil
}

func (q *queue) Close() error {
	q.connection.Close()
	return nil
}
