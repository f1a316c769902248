package telemetry

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"
)

func TestALogLineIsOneObjectThatNamesItsEvent(t *testing.T) {
	var out bytes.Buffer
	NewLog("orders", &out).Info("listening", "port", 3000)
	var line struct {
		Time           time.Time
		Service, Event string
		Port           int
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatalf("expected JSON, found %s: %v", out.String(), err)
	}
	if line.Event != "listening" || line.Service != "orders" || line.Port != 3000 || line.Time.IsZero() {
		t.Errorf("expected event, service, time and port, found %s", out.String())
	}
}
