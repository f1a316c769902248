package broker

import (
	"maps"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/messaging"
)

const (
	keyHeader      = "ordering-key"
	attemptsHeader = "attempts"
	errorHeader    = "error"
)

// toPublishing returns the message with what else has to be told of it.
func toPublishing(message messaging.Message, extra amqp.Table) amqp.Publishing {
	headers := amqp.Table{}
	for name, value := range message.Headers {
		headers[name] = value
	}
	maps.Copy(headers, extra)
	headers[keyHeader] = message.Key
	return amqp.Publishing{
		MessageId:    message.ID,
		ContentType:  "application/json",
		DeliveryMode: amqp.Persistent,
		Headers:      headers,
		Body:         []byte(message.Body),
	}
}

func toMessage(delivery amqp.Delivery) messaging.Message {
	headers := map[string]string{}
	for name, value := range delivery.Headers {
		text, isText := value.(string)
		if isText && name != keyHeader && name != errorHeader && name != "x-first-death-reason" {
			headers[name] = text
		}
	}
	key, _ := delivery.Headers[keyHeader].(string)
	return messaging.Message{ID: delivery.MessageId, Key: key, Body: string(delivery.Body), Headers: headers}
}

// toDeadLetter reads letters from the consumer, which says why, and from the broker's delivery limit.
func toDeadLetter(delivery amqp.Delivery) messaging.DeadLetter {
	letter := messaging.DeadLetter{Message: toMessage(delivery), Reason: "unknown"}
	for _, name := range []string{"x-first-death-reason", errorHeader} {
		if reason, isText := delivery.Headers[name].(string); isText {
			letter.Reason = reason
		}
	}
	attempts, isCounted := delivery.Headers[attemptsHeader].(int32)
	if !isCounted {
		deliveries, _ := delivery.Headers["x-delivery-count"].(int64)
		attempts = int32(deliveries) + 1
	}
	letter.Attempts = int(attempts)
	return letter
}

func deadLetterHeaders(attempts int, reason string) amqp.Table {
	return amqp.Table{attemptsHeader: int32(attempts), errorHeader: reason}
}
