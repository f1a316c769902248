// Package service runs a program from its start to its orderly end.
package service

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/telemetry"
)

// Step is one thing to do before the process ends.
type Step func(context.Context) error

// Start starts a service and returns how to stop it, first step first.
type Start func(ctx context.Context, env config.Environment, log *slog.Logger) ([]Step, error)

// Main runs a service until the first SIGTERM or SIGINT, stops it, and ends the process. Exit code 0 says that nothing was
// left open.
func Main(name string, start Start) {
	log := telemetry.NewLog(name, os.Stdout)
	if err := run(name, start, log); err != nil {
		log.Error("failed", "error", err.Error())
		os.Exit(1)
	}
}

func run(name string, start Start, log *slog.Logger) error {
	ctx, ignore := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer ignore()
	env := config.Load()
	stopTelemetry, err := telemetry.Start(ctx, name, env)
	if err != nil {
		return err
	}
	steps, err := start(ctx, env, log)
	if err != nil {
		return err
	}
	<-ctx.Done()
	return stop(append(steps, stopTelemetry), log)
}

// stop takes every step, whatever became of those before it, and returns the last error.
func stop(steps []Step, log *slog.Logger) (failure error) {
	log.Info("stopping")
	for _, step := range steps {
		if err := step(context.Background()); err != nil {
			log.Error("stop-failed", "error", err.Error())
			failure = err
		}
	}
	log.Info("stopped")
	return failure
}

// Closing makes a step of what needs no context.
func Closing(closeIt func() error) Step {
	return func(context.Context) error { return closeIt() }
}
