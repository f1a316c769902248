package broker

import "fmt"

const group = "fulfilment"

// keys makes every name in Redis that a queue uses, out of the queue's name.
type keys string

func (k keys) stream(shard int) string { return fmt.Sprintf("%s:%d", k, shard) }

func (k keys) lease(shard int) string { return fmt.Sprintf("%s:%d:lease", k, shard) }

func (k keys) members() string { return string(k) + ":members" }

func (k keys) attempts() string { return string(k) + ":attempts" }

func (k keys) dead() string { return string(k) + ":dead" }
