package broker

import (
	"context"
	"errors"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"

	"example.com/order-flow/internal/messaging"
)

// names makes every name in Kafka that a queue uses, out of the queue's name.
type names string

// messages has one partition per shard.
func (n names) messages() string { return string(n) }

// attempts holds the attempts at what is in hand: one partition per shard, whose last record holds.
func (n names) attempts() string { return string(n) + ".attempts" }

func (n names) dead() string { return string(n) + ".dead" }

func (n names) group() string { return string(n) + ".fulfilment" }

// createTopics creates those that are not there, with the replication that the cluster has set for new ones.
func createTopics(ctx context.Context, admin *kadm.Client, settings messaging.Settings) error {
	n := names(settings.Name)
	shards := int32(settings.Shards)
	return errors.Join(
		createTopic(ctx, admin, n.messages(), shards, nil),
		createTopic(ctx, admin, n.attempts(), shards, map[string]*string{"cleanup.policy": kadm.StringPtr("compact")}),
		createTopic(ctx, admin, n.dead(), 1, map[string]*string{"retention.ms": kadm.StringPtr("-1")}),
	)
}

func createTopic(ctx context.Context, admin *kadm.Client, name string, partitions int32, config map[string]*string) error {
	_, err := admin.CreateTopic(ctx, partitions, -1, config, name)
	if errors.Is(err, kerr.TopicAlreadyExists) {
		return nil
	}
	return err
}
