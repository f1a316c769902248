package config

import (
	"testing"
	"time"

	"example.com/order-flow/internal/messaging"
)

func TestQueueSettingsHaveDefaults(t *testing.T) {
	settings, err := Environment{"SHARDS": "7", "QUEUE": ""}.QueueSettings()
	expected := messaging.Settings{
		Name: "orders", Shards: 7, MaxAttempts: 5, RetryBase: 200 * time.Millisecond, Lease: 5 * time.Second,
	}
	if err != nil || settings != expected {
		t.Errorf("expected %v, found %v, %v", expected, settings, err)
	}
}

func TestANumberThatMakesNoSenseIsRefused(t *testing.T) {
	for _, value := range []string{"0", "-1", "1.5", "many"} {
		if settings, err := (Environment{"SHARDS": value}).QueueSettings(); err == nil {
			t.Errorf("expected SHARDS=%s to be refused, found %v", value, settings)
		}
	}
}
