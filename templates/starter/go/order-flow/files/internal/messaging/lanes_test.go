package messaging

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

var settings = Settings{Name: "test", Shards: 2, MaxAttempts: 3, RetryBase: 20 * time.Millisecond, Lease: time.Second}

type settlement struct {
	attempts int
	gone     error
	record   []string
}

func (s *settlement) CountAttempt(context.Context) (int, error) {
	s.attempts++
	return s.attempts, nil
}

func (s *settlement) Acknowledge(context.Context) error {
	s.record = append(s.record, "acknowledged")
	return s.gone
}

func (s *settlement) DeadLetter(_ context.Context, _ int, reason string) error {
	s.record = append(s.record, reason)
	return s.gone
}

func message(id string) Message { return Message{ID: id, Key: "anna", Body: id} }

func lanesWith(handle Handler, unsettled func(error)) *Lanes {
	return NewLanes(settings, handle, slog.New(slog.DiscardHandler), unsettled)
}

func expectRecord(t *testing.T, s *settlement, expected ...string) {
	t.Helper()
	if !slices.Equal(s.record, expected) {
		t.Errorf("expected %q to be settled, found %q", expected, s.record)
	}
}

func TestLanesLetNoMessageKillItsConsumersForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lanes := lanesWith(func(context.Context, Delivery) error { panic("handled again") }, nil)
		killer := &settlement{attempts: 3}
		lanes.Add(message("1"), killer)
		synctest.Wait()
		expectRecord(t, killer, "3 attempts ended without an answer")
		if lanes.Held() != 0 {
			t.Errorf("expected the lane to be empty, found %d", lanes.Held())
		}
	})
}

func TestLanesSettleNothingThatDidNotRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lanes := lanesWith(func(context.Context, Delivery) error { time.Sleep(time.Second); return nil }, nil)
		first, second := &settlement{}, &settlement{}
		lanes.Add(message("1"), first)
		lanes.Add(message("2"), second)
		synctest.Wait()
		lanes.Stop()
		expectRecord(t, first, "acknowledged")
		expectRecord(t, second)
	})
}

func TestLanesDoNotWaitForARetryWhenTheyStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lanes := lanesWith(func(context.Context, Delivery) error { return errors.New("later") }, nil)
		failing := &settlement{}
		start := time.Now()
		lanes.Add(message("1"), failing)
		synctest.Wait()
		lanes.Stop()
		expectRecord(t, failing)
		if waited := time.Since(start); waited != 0 {
			t.Errorf("expected no waiting, found %s", waited)
		}
	})
}

func TestLanesStopEverythingWhenTheBrokerCannotBeTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var handled []string
		unsettled := 0
		handle := func(_ context.Context, delivery Delivery) error {
			handled = append(handled, delivery.ID)
			return nil
		}
		lanes := lanesWith(handle, func(error) { unsettled++ })
		lanes.Add(message("1"), &settlement{gone: errors.New("gone")})
		lanes.Add(message("2"), &settlement{gone: errors.New("gone")})
		synctest.Wait()
		lanes.Stop()
		if unsettled != 1 || !slices.Equal(handled, []string{"1"}) {
			t.Errorf("expected the successor to wait for the redelivery, found %q handled", handled)
		}
	})
}
