package broker

import (
	"context"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// assigned is called before records of the shards come.
func (s *session) assigned(ctx context.Context, _ *kgo.Client, partitions map[string][]int32) {
	for _, number := range partitions[s.queue.names.messages()] {
		counts, err := s.queue.readCounts(ctx, number)
		if err != nil {
			// Its records are left alone; the next session gets them.
			s.breaks(err)
			return
		}
		s.mu.Lock()
		s.shards[number] = s.newShard(number, counts)
		s.mu.Unlock()
		s.queue.log.Info("shard-assigned", "shard", number)
	}
}

// revoked is called, and waited for, before the shards go to others.
func (s *session) revoked(ctx context.Context, client *kgo.Client, partitions map[string][]int32) {
	s.stop(partitions)
	s.commit(ctx, client)
	s.forget(partitions)
}

// lost is called when somebody else may own the shards: how far they came is not this member's to say any more.
func (s *session) lost(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
	s.stop(partitions)
	s.forget(partitions)
}

func (s *session) stop(partitions map[string][]int32) {
	var stopping sync.WaitGroup
	for _, number := range partitions[s.queue.names.messages()] {
		if owned := s.shard(number); owned != nil {
			stopping.Go(owned.lanes.Stop)
		}
	}
	stopping.Wait()
}

func (s *session) forget(partitions map[string][]int32) {
	s.committing.Lock()
	defer s.committing.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, number := range partitions[s.queue.names.messages()] {
		delete(s.shards, number)
	}
}

// commitSoon lets calls that come while offsets are committed share the next commit.
func (s *session) commitSoon() {
	select {
	case s.commits <- struct{}{}:
	default:
	}
}

// commitAsAsked ends with the context.
func (s *session) commitAsAsked(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.commits:
			s.commit(ctx, s.client)
		}
	}
}

// commit says how far each shard came. What cannot be said is handled again, and recognised.
func (s *session) commit(ctx context.Context, client *kgo.Client) {
	s.committing.Lock()
	defer s.committing.Unlock()
	offsets := map[int32]kgo.EpochOffset{}
	s.mu.Lock()
	for number, owned := range s.shards {
		if settled := owned.settledTo(); settled > 0 {
			offsets[number] = kgo.EpochOffset{Epoch: -1, Offset: settled}
		}
	}
	s.mu.Unlock()
	if len(offsets) == 0 {
		return
	}
	all := map[string]map[int32]kgo.EpochOffset{s.queue.names.messages(): offsets}
	client.CommitOffsetsSync(ctx, all, func(_ *kgo.Client, _ *kmsg.OffsetCommitRequest, _ *kmsg.OffsetCommitResponse, err error) {
		if err != nil && ctx.Err() == nil {
			s.queue.log.Warn("commit-failed", "error", err.Error())
		}
	})
}
