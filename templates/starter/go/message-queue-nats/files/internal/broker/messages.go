package broker

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/order-flow/internal/messaging"
)

const (
	keyHeader      = "Ordering-Key"
	attemptsHeader = "Attempts"
	reasonHeader   = "Dead-Reason"
)

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
		isOurs := name == keyHeader || name == attemptsHeader || name == reasonHeader
		if !isOurs && !strings.HasPrefix(name, "Nats-") {
			message.Headers[name] = header.Get(name)
		}
	}
	return message
}

// toDeadLetter is read again by fromDeadLetter. A header is one line, and the reason of a failure may have more.
func toDeadLetter(subject string, message messaging.Message, attempts int, reason string) *nats.Msg {
	letter := toNATS(subject, message)
	letter.Header.Set(attemptsHeader, strconv.Itoa(attempts))
	letter.Header.Set(reasonHeader, url.PathEscape(reason))
	return letter
}

func fromDeadLetter(stored *jetstream.RawStreamMsg) (messaging.DeadLetter, error) {
	attempts, err := strconv.Atoi(stored.Header.Get(attemptsHeader))
	if err != nil {
		return messaging.DeadLetter{}, err
	}
	reason, err := url.PathUnescape(stored.Header.Get(reasonHeader))
	return messaging.DeadLetter{Message: toMessage(stored.Header, stored.Data), Attempts: attempts, Reason: reason}, err
}
