package broker

import (
	"context"
	"fmt"
	"sync"

	amqp "github.com/rabbitmq/amqp091-go"

	"example.com/order-flow/internal/messaging"
)

// mostReturned is how many returned messages may wait to be noticed before the connection waits.
const mostReturned = 1000

// publisher sends and waits for the broker's confirm.
type publisher struct {
	channel *amqp.Channel
	returns chan amqp.Return

	mu       sync.Mutex
	returned map[string]bool
}

// newPublisher declares the queues, so that there is where to send to.
func newPublisher(connection *amqp.Connection, settings messaging.Settings) (*publisher, error) {
	channel, err := connection.Channel()
	if err != nil {
		return nil, err
	}
	if err := declare(channel, settings); err != nil {
		return nil, err
	}
	returns := channel.NotifyReturn(make(chan amqp.Return, mostReturned))
	return &publisher{channel: channel, returns: returns, returned: map[string]bool{}}, channel.Confirm(false)
}

func (p *publisher) send(ctx context.Context, queue string, message amqp.Publishing) error {
	confirm, err := p.channel.PublishWithDeferredConfirmWithContext(ctx, "", queue, true, false, message)
	if err != nil {
		return err
	}
	isStored, err := confirm.WaitContext(ctx)
	if err != nil {
		return err
	}
	if p.wasReturned(message.MessageId) {
		return fmt.Errorf("there is no queue %s", queue)
	}
	if !isStored {
		return fmt.Errorf("not confirmed: %s", message.MessageId)
	}
	return nil
}

// wasReturned knows after the confirm: a message comes back before it is confirmed.
func (p *publisher) wasReturned(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		select {
		case message, isOpen := <-p.returns:
			if !isOpen {
				return false
			}
			p.returned[message.MessageId] = true
		default:
			wasReturned := p.returned[id]
			delete(p.returned, id)
			return wasReturned
		}
	}
}
