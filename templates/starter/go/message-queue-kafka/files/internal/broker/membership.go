package broker

import (
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// sessionLimit is after how long a member that was not heard of is taken for dead, and its shards go to others.
const sessionLimit = 10 * time.Second

// membership knows when the group last answered.
type membership struct {
	log         *slog.Logger
	confirmedAt atomic.Int64
}

// isConfirmed says whether the group still counts on this member, as far as can be known here.
func (m *membership) isConfirmed() bool {
	return time.Since(time.Unix(0, m.confirmedAt.Load())) < sessionLimit
}

var groupKeys = map[int16]bool{kmsg.JoinGroup.Int16(): true, kmsg.SyncGroup.Int16(): true, kmsg.Heartbeat.Int16(): true}

// OnBrokerE2E hears every answer of the brokers.
func (m *membership) OnBrokerE2E(_ kgo.BrokerMetadata, key int16, answer kgo.BrokerE2E) {
	if groupKeys[key] && answer.Err() == nil {
		m.confirmedAt.Store(time.Now().UnixNano())
	}
}

// OnGroupManageError hears what ends a place in the group; the client joins again.
func (m *membership) OnGroupManageError(err error) {
	m.log.Warn("group-lost", "error", err.Error())
}
