package broker

import (
	"context"
	"fmt"

	"github.com/twmb/franz-go/pkg/kgo"
)

// endOf returns the offset after the last record of a partition.
func (q *queue) endOf(ctx context.Context, topic string, partition int32) (int64, error) {
	ends, err := q.admin.ListEndOffsets(ctx, topic)
	if err != nil {
		return 0, err
	}
	end, isThere := ends.Lookup(topic, partition)
	if !isThere {
		return 0, fmt.Errorf("expected partition %d of %s, found none", partition, topic)
	}
	return end.Offset, end.Err
}

// read returns the records of a partition up to the end, which there have to be unless it is 0; outside of any group.
func (q *queue) read(ctx context.Context, topic string, partition int32, from kgo.Offset, end int64) ([]*kgo.Record, error) {
	if end == 0 {
		return nil, nil
	}
	reader, err := q.newClient(kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{topic: {partition: from}}))
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	var records []*kgo.Record
	for len(records) == 0 || records[len(records)-1].Offset < end-1 {
		fetches := reader.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return nil, err
		}
		records = append(records, fetches.Records()...)
	}
	return records, nil
}
