package memory

import (
	"log/slog"
	"testing"

	"example.com/order-flow/internal/messaging"
	"example.com/order-flow/test/contract"
)

func TestQueueKeepsTheContract(t *testing.T) {
	contract.Queue(t, func(settings messaging.Settings) (messaging.Queue, error) {
		return NewQueue(settings, slog.New(slog.DiscardHandler)), nil
	})
}
