package messaging

import (
	"fmt"
	"testing"
	"time"
)

// Test vectors of FNV-1a with 32 bits. Another hash would send a key's messages to two shards during a deployment.
func TestAKeyHasTheSameShardForEver(t *testing.T) {
	for key, expected := range map[string]int{"": 0x811c9dc5, "a": 0xe40c292c, "foobar": 0xbf9cf968} {
		if shard := ShardOf(key, 1<<32); shard != expected {
			t.Errorf("expected %q in shard %x, found %x", key, expected, shard)
		}
	}
}

func TestKeysSpreadOverAllShards(t *testing.T) {
	var counts [4]int
	for i := range 4000 {
		counts[ShardOf(fmt.Sprintf("customer-%d", i), 4)]++
	}
	for shard, count := range counts {
		if count < 800 || count > 1200 {
			t.Errorf("expected about 1000 keys in shard %d, found %d", shard, count)
		}
	}
}

func TestTheDelayDoublesUpTo30Seconds(t *testing.T) {
	for attempt, expected := range map[int]time.Duration{1: 200, 2: 400, 3: 800, 20: 30_000, 100: 30_000} {
		if wait := Backoff(200*time.Millisecond, attempt); wait != expected*time.Millisecond {
			t.Errorf("expected %d ms after attempt %d, found %s", expected, attempt, wait)
		}
	}
}
