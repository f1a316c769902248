// Package faults makes things fail on demand, for tests from outside: without the variables FAULTS and CRASH_AT nothing here
// does anything.
package faults

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"example.com/order-flow/internal/application"
	"example.com/order-flow/internal/config"
	"example.com/order-flow/internal/domain"
	"example.com/order-flow/internal/messaging"
)

// slow is long enough to stop a process or a broker in between.
const slow = 1500 * time.Millisecond

// With FAULTS=on an order of FAIL-ALWAYS always fails, one of FAIL-TWICE fails two times, one of SLOW takes its time.
func With(handle messaging.Handler, env config.Environment) messaging.Handler {
	if env["FAULTS"] != "on" {
		return handle
	}
	return func(ctx context.Context, delivery messaging.Delivery) error {
		order, err := domain.ReadOrderPlaced(delivery.Body)
		if err != nil {
			return err
		}
		has := func(sku string) bool {
			return slices.ContainsFunc(order.Lines, func(line domain.PlacedLine) bool { return line.SKU == sku })
		}
		if has("FAIL-ALWAYS") || has("FAIL-TWICE") && delivery.Attempt <= 2 {
			return errors.New("fault on demand")
		}
		if has("SLOW") {
			time.Sleep(slow)
		}
		return handle(ctx, delivery)
	}
}

// CrashPoint kills the process at the point that CRASH_AT names, once as long as the file CRASH_MARKER stays.
func CrashPoint(env config.Environment, log *slog.Logger) application.CrashPoint {
	return func(point, messageID string) {
		marker := env["CRASH_MARKER"]
		if point != env["CRASH_AT"] || exists(marker) {
			return
		}
		if err := leaveMarker(marker, messageID); err != nil {
			log.Error("no-crash-marker", "error", err.Error())
			return
		}
		log.Warn("crash-point", "point", point, "messageId", messageID)
		log.Error("no-crash", "error", kill().Error())
	}
}

// kill returns only when it could not.
func kill() error {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	if err := self.Kill(); err != nil {
		return err
	}
	select {}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func leaveMarker(path, messageID string) error {
	if path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(messageID), 0o644)
}
