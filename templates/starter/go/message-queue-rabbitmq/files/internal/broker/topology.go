package broker

import (
	"fmt"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/messaging"
)

func shardQueue(name string, shard int) string { return fmt.Sprintf("%s.%d", name, shard) }

func deadQueue(name string) string { return name + ".dead" }

// shardArguments are what the broker does itself. They are fixed: a queue that exists cannot be declared with other ones. The
// delivery limit is the broker's answer to a message that kills each consumer; MAX_ATTEMPTS counts errors.
func shardArguments(name string) amqp.Table {
	return amqp.Table{
		"x-queue-type":              "quorum",
		"x-single-active-consumer":  true,
		"x-delivery-limit":          20,
		"x-dead-letter-exchange":    "",
		"x-dead-letter-routing-key": deadQueue(name),
		// Together: a message leaves its queue only when the dead-letter queue has confirmed it.
		"x-dead-letter-strategy": "at-least-once",
		"x-overflow":             "reject-publish",
	}
}

// declare declares a quorum queue per shard, and the dead-letter queue.
func declare(channel *amqp.Channel, settings messaging.Settings) error {
	// A classic queue: the delivery limit of quorum queues would drop letters that were looked at too often.
	classic := amqp.Table{"x-queue-type": "classic"}
	if _, err := channel.QueueDeclare(deadQueue(settings.Name), true, false, false, false, classic); err != nil {
		return err
	}
	for shard := range settings.Shards {
		name := shardQueue(settings.Name, shard)
		if _, err := channel.QueueDeclare(name, true, false, false, false, shardArguments(settings.Name)); err != nil {
			return err
		}
	}
	return nil
}
