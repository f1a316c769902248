package broker

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

const (
	keyHeader      = "Ordering-Key"
	attemptsHeader = "Attempts"
	errorHeader    = "Error"
)

func shardSubject(name string, shard int) string { return fmt.Sprintf("%s.%d", name, shard) }

func deadName(name string) string { return name + "-dead" }

func toNATS(subject string, message messaging.Message) *nats.Msg {
	header := nats.Header{}
	for name, value := range message.Headers {
		header.Set(name, value)
	}
	header.Set(jetstream.MsgIDHeader, message.ID)
	header.Set(keyHeader, message.Key)
	return &nats.Msg{Subject: subject, Header: header, Data: []byte(message.Body)}
}

func toMessage(header nats.Header, body []byte) messaging.Message {
	message := messaging.Message{
		ID: header.Get(jetstream.MsgIDHeader), Key: header.Get(keyHeader), Body: string(body), Headers: map[string]string{},
	}
	for name := range header {
		isOurs := name == keyHeader || name == attemptsHeader || name == errorHeader
		if !isOurs && !strings.HasPrefix(name, "Nats-") {
			message.Headers[name] = header.Get(name)
		}
	}
	return message
}

func toDeadLetter(stored *jetstream.RawStreamMsg) messaging.DeadLetter {
	// What is no number was not written here, and is shown all the same.
	attempts, _ := strconv.Atoi(stored.Header.Get(attemptsHeader))
	return messaging.DeadLetter{
		Message: toMessage(stored.Header, stored.Data), Attempts: attempts, Reason: stored.Header.Get(errorHeader),
	}
}
