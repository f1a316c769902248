package broker

import (
	"encoding/json"
	"fmt"

	"example.com/order-flow/internal/messaging"
)

// toFields returns a message as the fields of a stream entry.
func toFields(message messaging.Message) (map[string]any, error) {
	headers, err := json.Marshal(message.Headers)
	if err != nil {
		return nil, err
	}
	return map[string]any{"id": message.ID, "key": message.Key, "body": message.Body, "headers": headers}, nil
}

func toMessage(fields map[string]any) (messaging.Message, error) {
	message := messaging.Message{ID: text(fields, "id"), Key: text(fields, "key"), Body: text(fields, "body")}
	if err := json.Unmarshal([]byte(text(fields, "headers")), &message.Headers); err != nil {
		return messaging.Message{}, fmt.Errorf("expected a message, found %v: %w", fields, err)
	}
	return message, nil
}

func text(fields map[string]any, name string) string {
	value, _ := fields[name].(string)
	return value
}
