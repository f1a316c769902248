package broker

import (
	"strconv"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/order-flow/internal/messaging"
)

const (
	idHeader       = "message-id"
	attemptsHeader = "attempts"
	errorHeader    = "error"
)

func toRecord(topic string, partition int, message messaging.Message) *kgo.Record {
	record := &kgo.Record{Topic: topic, Partition: int32(partition), Key: []byte(message.Key), Value: []byte(message.Body)}
	for name, value := range message.Headers {
		addHeader(record, name, value)
	}
	addHeader(record, idHeader, message.ID)
	return record
}

func addHeader(record *kgo.Record, name, value string) {
	record.Headers = append(record.Headers, kgo.RecordHeader{Key: name, Value: []byte(value)})
}

func toMessage(record *kgo.Record) messaging.Message {
	return toDeadLetter(record).Message
}

func toDeadLetter(record *kgo.Record) messaging.DeadLetter {
	letter := messaging.DeadLetter{Reason: "unknown"}
	letter.Key, letter.Body, letter.Headers = string(record.Key), string(record.Value), map[string]string{}
	for _, header := range record.Headers {
		switch value := string(header.Value); header.Key {
		case idHeader:
			letter.ID = value
		case attemptsHeader:
			// What is no number was not written here, and is shown all the same.
			letter.Attempts, _ = strconv.Atoi(value)
		case errorHeader:
			letter.Reason = value
		default:
			letter.Headers[header.Key] = value
		}
	}
	return letter
}
