package broker

import (
	"context"
	"log/slog"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
)

const reconnectWait = time.Second

// wakeUp ends the wait of workers early when a message came. Only a hint: workers look by themselves every so often.
type wakeUp struct {
	url     string
	channel string
	log     *slog.Logger
	shards  []chan struct{}
}

func newWakeUp(url, channel string, shards int, log *slog.Logger) *wakeUp {
	w := &wakeUp{url: url, channel: channel, log: log, shards: make([]chan struct{}, shards)}
	for shard := range shards {
		w.shards[shard] = make(chan struct{}, 1)
	}
	return w
}

// wait waits for a message of the shard, the time, or the end of the context.
func (w *wakeUp) wait(ctx context.Context, shard int, longest time.Duration) {
	select {
	case <-ctx.Done():
	case <-w.shards[shard]:
	case <-time.After(longest):
	}
}

// listen listens until the context ends, over one connection after another.
func (w *wakeUp) listen(ctx context.Context) {
	for ctx.Err() == nil {
		if err := w.listenOnce(ctx); ctx.Err() == nil {
			w.log.Warn("listening-ended", "error", err.Error())
			pause(ctx, reconnectWait)
		}
	}
}

func (w *wakeUp) listenOnce(ctx context.Context) error {
	connection, err := pgx.Connect(ctx, w.url)
	if err != nil {
		return err
	}
	defer connection.Close(context.WithoutCancel(ctx))
	if _, err := connection.Exec(ctx, "LISTEN "+pgx.Identifier{w.channel}.Sanitize()); err != nil {
		return err
	}
	for {
		notification, err := connection.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		w.wake(notification.Payload)
	}
}

func (w *wakeUp) wake(payload string) {
	shard, err := strconv.Atoi(payload)
	if err != nil || shard < 0 || shard >= len(w.shards) {
		return
	}
	select {
	case w.shards[shard] <- struct{}{}:
	default:
	}
}

// pause waits for the time or the end of the context.
func pause(ctx context.Context, wait time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}
