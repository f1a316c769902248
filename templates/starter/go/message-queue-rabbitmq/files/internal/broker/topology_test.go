//go:build contract

package broker

import (
	"crypto/rand"
	"slices"
	"testing"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/messaging"
)

// shardOfTest is one shard with a connection to it.
type shardOfTest struct {
	t       *testing.T
	channel *amqp.Channel
	queue   string
}

func openShard(t *testing.T) shardOfTest {
	url, err := config.Load().Required("AMQP_URL")
	expectNo(t, err)
	connection, err := amqp.Dial(url)
	expectNo(t, err)
	t.Cleanup(func() { expectNo(t, connection.Close()) })
	channel, err := connection.Channel()
	expectNo(t, err)
	settings := messaging.Settings{Name: "topology-" + rand.Text()[:8], Shards: 1}
	expectNo(t, declare(channel, settings))
	return shardOfTest{t, channel, shardQueue(settings.Name, 0)}
}

func (s shardOfTest) consume(name string) <-chan amqp.Delivery {
	deliveries, err := s.channel.Consume(s.queue, name, true, false, false, false, nil)
	expectNo(s.t, err)
	return deliveries
}

// publish returns how many messages of six each consumer got.
func (s shardOfTest) publish(consumers ...<-chan amqp.Delivery) []int {
	counts := make([]int, len(consumers))
	for range 6 {
		expectNo(s.t, s.channel.PublishWithContext(s.t.Context(), "", s.queue, true, false, amqp.Publishing{Body: []byte("message")}))
	}
	for end := time.After(15 * time.Second); counts[0]+counts[1] < 6; {
		select {
		case <-consumers[0]:
			counts[0]++
		case <-consumers[1]:
			counts[1]++
		case <-end:
			s.t.Fatalf("expected 6 messages, found %v", counts)
		}
	}
	return counts
}

func TestAShardGoesToOneOfTwoConsumersAndToTheOtherWhenItGoes(t *testing.T) {
	shard := openShard(t)
	first, second := shard.consume("first"), shard.consume("second")
	if counts := shard.publish(first, second); !slices.Equal(counts, []int{6, 0}) {
		t.Errorf("expected all for the first, found %v", counts)
	}
	expectNo(t, shard.channel.Cancel("first", false))
	if counts := shard.publish(make(chan amqp.Delivery), second); !slices.Equal(counts, []int{0, 6}) {
		t.Errorf("expected all for the second, found %v", counts)
	}
}

func expectNo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
