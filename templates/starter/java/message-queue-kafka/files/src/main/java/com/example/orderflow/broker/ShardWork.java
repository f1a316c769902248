package com.example.orderflow.broker;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.Settlement;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Feeds the lanes with the records of one shard, for as long as this process owns it. */
final class ShardWork {
    /** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
    private static final int MOST_HELD = 1000;

    private final Lanes lanes;
    private final Progress progress;
    private final Commits commits;
    private final Consumer<DeadLetter> sendDead;

    ShardWork(Lanes lanes, Progress progress, Commits commits, Consumer<DeadLetter> sendDead) {
        this.lanes = lanes;
        this.progress = progress;
        this.commits = commits;
        this.sendDead = sendDead;
    }

    boolean hasRoom() {
        return lanes.held() < MOST_HELD;
    }

    Progress progress() {
        return progress;
    }

    void take(ConsumerRecord<String, String> record) {
        Message message = Records.message(record);
        if (progress.take(record.offset())) lanes.add(message, new RecordSettlement(message, record.offset()));
    }

    void startNothingMore() {
        lanes.startNothingMore();
    }

    /** Finishes what is being handled; the rest is left to the next owner. */
    void stop() {
        lanes.stop();
    }

    private final class RecordSettlement implements Settlement {
        private final Message message;
        private final long offset;

        RecordSettlement(Message message, long offset) {
            this.message = message;
            this.offset = offset;
        }

        /** Committed before the attempt begins: a member that lost the shard cannot commit, and does not begin. */
        @Override
        public int countAttempt() {
            int attempt = progress.begin(offset);
            commits.await();
            return attempt;
        }

        @Override
        public void acknowledge() {
            progress.settle(offset);
            commits.ask();
        }

        @Override
        public void deadLetter(int attempts, String error) {
            sendDead.accept(new DeadLetter(message, attempts, error));
            acknowledge();
        }
    }
}
