package messaging

import (
	"context"
	"fmt"
	"log/slog"
)

type attempts struct {
	most   int
	handle Handler
	log    *slog.Logger
}

// try makes one attempt, or none when there were too many: then the message has killed its consumer each time. An error
// means that the broker could not be told.
func (a attempts) try(ctx context.Context, t task) (attempt int, settled bool, err error) {
	attempt, err = t.settlement.CountAttempt(ctx)
	if err != nil {
		return attempt, false, err
	}
	failure := a.handleOnce(ctx, Delivery{Message: t.message, Attempt: attempt})
	switch {
	case failure == nil:
		return attempt, true, t.settlement.Acknowledge(ctx)
	case attempt < a.most:
		return attempt, false, nil
	default:
		return attempt, true, a.giveUp(ctx, t, min(attempt, a.most), failure.Error())
	}
}

func (a attempts) handleOnce(ctx context.Context, delivery Delivery) error {
	if delivery.Attempt > a.most {
		return fmt.Errorf("%d attempts ended without an answer", a.most)
	}
	a.log.Info("delivery", "messageId", delivery.ID, "key", delivery.Key, "attempt", delivery.Attempt)
	return a.handle(ctx, delivery)
}

func (a attempts) giveUp(ctx context.Context, t task, count int, reason string) error {
	if err := t.settlement.DeadLetter(ctx, count, reason); err != nil {
		return err
	}
	a.log.Warn("dead-lettered", "messageId", t.message.ID, "key", t.message.Key, "attempts", count, "error", reason)
	return nil
}
