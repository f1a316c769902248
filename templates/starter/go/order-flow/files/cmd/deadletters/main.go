// Command deadletters prints the messages that were given up.
package main

import (
	"context"
	"encoding/json"
	"log"
	"log/slog"
	"os"

	"example.com/order-flow/internal/broker"
	"example.com/order-flow/internal/config"
)

type letter struct {
	ID       string `json:"id"`
	Key      string `json:"key"`
	Attempts int    `json:"attempts"`
	Error    string `json:"error"`
	Body     string `json:"body"`
}

func main() {
	if err := run(context.Background(), config.Load()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, env config.Environment) error {
	settings, err := env.QueueSettings()
	if err != nil {
		return err
	}
	queue, err := broker.OpenQueue(ctx, env, settings, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer queue.Close()
	dead, err := queue.DeadLetters(ctx)
	if err != nil {
		return err
	}
	letters := make([]letter, len(dead))
	for i, each := range dead {
		letters[i] = letter{each.ID, each.Key, each.Attempts, each.Reason, each.Body}
	}
	return json.NewEncoder(os.Stdout).Encode(letters)
}
