package broker

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/order-flow/internal/messaging"
)

// pollEvery is how often workers look: retries and dead consumers' messages show up without a notification.
const pollEvery = 200 * time.Millisecond

// worker handles the messages of one shard, one at a time.
type worker struct {
	pool     *pgxpool.Pool
	settings messaging.Settings
	handle   messaging.Handler
	log      *slog.Logger
	wakeUp   *wakeUp
	shard    int
}

// run ends after the message in hand when the context ends.
func (w worker) run(ctx context.Context) {
	for ctx.Err() == nil {
		isHandled, err := w.handleNext(context.WithoutCancel(ctx))
		switch {
		case err != nil:
			w.log.Warn("broker-unreachable", "error", err.Error())
			pause(ctx, 500*time.Millisecond)
		case !isHandled:
			w.wakeUp.wait(ctx, w.shard, pollEvery)
		}
	}
}

// handleNext handles one message inside the transaction that locks it: a consumer that dies lets go of it at once.
func (w worker) handleNext(ctx context.Context) (isHandled bool, err error) {
	err = pgx.BeginFunc(ctx, w.pool, func(transaction pgx.Tx) error {
		message, err := lockNext(ctx, transaction, w.settings.Name, w.shard)
		if err != nil || message == nil {
			return err
		}
		isHandled = true
		count, err := countAttempt(ctx, w.pool, message)
		if err != nil {
			return err
		}
		if failure := w.attempt(ctx, message, count); failure != nil {
			return w.fail(ctx, transaction, message, count, failure.Error())
		}
		return deleteMessage(ctx, transaction, message)
	})
	return isHandled, err
}

// attempt handles the message and returns why it failed, if it did. A count beyond the most means: it killed its consumers.
func (w worker) attempt(ctx context.Context, message *storedMessage, count int) error {
	if count > w.settings.MaxAttempts {
		return fmt.Errorf("%d attempts ended without an answer", w.settings.MaxAttempts)
	}
	w.log.Info("delivery", "messageId", message.ID, "key", message.Key, "attempt", count)
	return w.handle(ctx, messaging.Delivery{Message: message.Message, Attempt: count})
}

func (w worker) fail(ctx context.Context, transaction pgx.Tx, message *storedMessage, count int, reason string) error {
	log := w.log.With("messageId", message.ID, "key", message.Key)
	if count < w.settings.MaxAttempts {
		wait := messaging.Backoff(w.settings.RetryBase, count)
		log.Info("retry-scheduled", "attempt", count, "delayMs", wait.Milliseconds())
		return delayMessage(ctx, transaction, message, wait)
	}
	attempts := min(count, w.settings.MaxAttempts)
	log.Warn("dead-lettered", "attempts", attempts, "error", reason)
	return buryMessage(ctx, transaction, message, attempts, reason)
}
