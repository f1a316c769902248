package messaging

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Settlement is what the broker has to learn of a message.
type Settlement interface {
	// CountAttempt counts an attempt that now begins, and returns how many that makes.
	CountAttempt(ctx context.Context) (int, error)
	Acknowledge(ctx context.Context) error
	DeadLetter(ctx context.Context, attempts int, reason string) error
}

// Lanes handle messages, one lane per ordering key: a lane handles its messages one after another and waits while its first
// one fails; lanes don't wait for each other. Retrying here and not by sending the message back keeps the order of its key.
type Lanes struct {
	attempts  attempts
	log       *slog.Logger
	retryBase time.Duration
	unsettled func(error)

	mu      sync.Mutex
	lanes   map[string][]task
	held    int
	stopped chan struct{}
	working sync.WaitGroup
}

type task struct {
	message    Message
	settlement Settlement
}

// NewLanes calls unsettled when the broker could not be told: the lanes stop, and what was not settled has to be delivered
// again.
func NewLanes(settings Settings, handle Handler, log *slog.Logger, unsettled func(error)) *Lanes {
	return &Lanes{
		attempts:  attempts{most: settings.MaxAttempts, handle: handle, log: log},
		log:       log,
		retryBase: settings.RetryBase,
		unsettled: unsettled,
		lanes:     map[string][]task{},
		stopped:   make(chan struct{}),
	}
}

// Held returns how many messages were added and not yet settled.
func (l *Lanes) Held() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.held
}

// Add takes the message into the lane of its key. Lanes that stop leave it unsettled.
func (l *Lanes) Add(message Message, settlement Settlement) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.isStopped() {
		return
	}
	lane, isWorking := l.lanes[message.Key]
	l.lanes[message.Key] = append(lane, task{message, settlement})
	l.held++
	if !isWorking {
		l.working.Go(func() { l.work(message.Key) })
	}
}

// Stop starts nothing more and waits for the handlers that run; what waits is left unsettled.
func (l *Lanes) Stop() {
	l.halt()
	l.working.Wait()
}

func (l *Lanes) halt() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.isStopped() {
		close(l.stopped)
	}
}

func (l *Lanes) isStopped() bool {
	select {
	case <-l.stopped:
		return true
	default:
		return false
	}
}

func (l *Lanes) work(key string) {
	for first, ok := l.first(key); ok; first, ok = l.first(key) {
		l.run(first)
		l.leave(key)
	}
}

// first returns what the lane has to do next; an empty lane is forgotten, and its goroutine ends.
func (l *Lanes) first(key string) (task, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.lanes[key]) == 0 {
		delete(l.lanes, key)
		return task{}, false
	}
	return l.lanes[key][0], true
}

func (l *Lanes) leave(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lanes[key] = l.lanes[key][1:]
	l.held--
}

// run attempts until the message is settled. Nothing cancels an attempt: it finishes what it began.
func (l *Lanes) run(t task) {
	for !l.isStopped() {
		attempt, settled, err := l.attempts.try(context.Background(), t)
		if err != nil {
			l.halt()
			l.unsettled(err)
			return
		}
		if settled {
			return
		}
		l.pause(t.message, attempt)
	}
}

func (l *Lanes) pause(message Message, attempt int) {
	wait := Backoff(l.retryBase, attempt)
	l.log.Info("retry-scheduled", "messageId", message.ID, "key", message.Key, "attempt", attempt, "delayMs", wait.Milliseconds())
	select {
	case <-l.stopped:
	case <-time.After(wait):
	}
}
