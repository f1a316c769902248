package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Works on the shards that the group gives, until something is left unsettled: the next session asks the broker
 * again. The client belongs to the thread that calls turn and close.
 */
final class GroupSession implements ConsumerRebalanceListener, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final KafkaConsumer<String, String> client;
    private final QueueSettings settings;
    private final Handler handler;
    private final Consumer<DeadLetter> sendDead;
    private final Log log;
    private final Map<TopicPartition, ShardWork> shards = new HashMap<>();
    private Commits commits;
    private volatile Throwable broken;

    GroupSession(
            KafkaConsumer<String, String> client,
            Topics topics,
            QueueSettings settings,
            Handler handler,
            Consumer<DeadLetter> sendDead,
            Log log) {
        this.client = client;
        this.settings = settings;
        this.handler = handler;
        this.sendDead = sendDead;
        this.log = log;
        commits = new Commits(client::wakeup);
        client.subscribe(List.of(topics.messages()), this);
    }

    /** Ends a turn that waits. */
    void wakeUp() {
        client.wakeup();
    }

    /** Takes what came and commits what was asked for. Throws when the session cannot go on. */
    void turn() {
        if (broken != null) throw new BrokerException("A message was left unsettled", broken);
        Set<TopicPartition> full = new HashSet<>();
        shards.forEach((partition, shard) -> {
            if (!shard.hasRoom()) full.add(partition);
        });
        client.resume(client.assignment());
        client.pause(full);
        for (var record : poll()) shards.get(new TopicPartition(record.topic(), record.partition())).take(record);
        commitWhatWasAsked();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        commits = new Commits(client::wakeup);
        var committed = undisturbed(() -> client.committed(new HashSet<>(partitions)));
        for (TopicPartition each : partitions) shards.put(each, work(new Progress(committed.get(each)), commits));
        log.event("shards-assigned", Map.of("shards", partitions.stream().map(TopicPartition::partition).toList()));
    }

    /** Others wait for the return of this: what is being handled is finished, and what is done is committed. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        stopWork();
        commitNow();
        shards.clear();
    }

    /** What somebody else may own by now is not this member's to commit. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        stopWork();
        shards.clear();
    }

    /** Leaves the group, so that others need not wait for the end of the membership. */
    @Override
    public void close() {
        try {
            onPartitionsRevoked(shards.keySet());
        } finally {
            client.close();
        }
    }

    private ShardWork work(Progress progress, Commits ofAssignment) {
        Lanes lanes = new Lanes(settings, handler, log, error -> {
            if (!ofAssignment.isClosed()) broken = error;
        });
        return new ShardWork(lanes, progress, ofAssignment, sendDead);
    }

    private void stopWork() {
        commits.close();
        shards.values().forEach(ShardWork::startNothingMore);
        shards.values().forEach(ShardWork::stop);
    }

    private ConsumerRecords<String, String> poll() {
        try {
            return client.poll(LONGEST_WAIT);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    private void commitWhatWasAsked() {
        CompletableFuture<Void> asked = commits.take();
        if (asked == null) return;
        try {
            commitNow();
            asked.complete(null);
        } catch (RuntimeException error) {
            asked.completeExceptionally(error);
            throw error;
        }
    }

    private void commitNow() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        shards.forEach((partition, shard) -> positions.put(partition, shard.progress().committable()));
        undisturbed(() -> {
            client.commitSync(positions);
            return null;
        });
    }

    /** A wake-up is meant for a poll that waits, and hits whatever call comes first. */
    private static <T> T undisturbed(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (WakeupException e) {
                // It is used up now.
            }
        }
    }
}
