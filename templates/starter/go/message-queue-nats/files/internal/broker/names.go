package broker

import "fmt"

// names makes every name in NATS that a queue uses, out of the queue's name. A stream has no dots in its name; a subject has.
type names string

func (n names) stream() string { return string(n) }

func (n names) shard(number int) string { return fmt.Sprintf("%s.shard.%d", n, number) }

func (n names) allShards() string { return string(n) + ".shard.*" }

// attempts is a bucket.
func (n names) attempts() string { return string(n) + "-attempts" }

func (n names) deadStream() string { return string(n) + "-dead" }

func (n names) dead() string { return string(n) + ".dead" }

// members is where consumers answer, so that they can count each other.
func (n names) members() string { return string(n) + ".members" }
