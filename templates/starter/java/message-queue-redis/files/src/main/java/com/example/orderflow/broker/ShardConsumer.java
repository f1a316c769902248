package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.Settlement;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.resps.StreamEntry;

/** Feeds the lanes with the entries of one shard, for as long as this process owns it. */
final class ShardConsumer {
    /** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
    private static final int MOST_HELD = 1000;

    private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

    private final RedisClient redis;
    private final Keys keys;
    private final int shard;
    private final Lanes lanes;
    private final BooleanSupplier isOwned;

    ShardConsumer(RedisClient redis, Keys keys, int shard, Lanes lanes, BooleanSupplier isOwned) {
        this.redis = redis;
        this.keys = keys;
        this.shard = shard;
        this.lanes = lanes;
        this.isOwned = isOwned;
    }

    boolean hasRoom() {
        return lanes.held() < MOST_HELD;
    }

    void startNothingMore() {
        lanes.startNothingMore();
    }

    void stop() {
        lanes.stop();
    }

    /** Takes over, in their order, the entries that a former owner read and did not settle. */
    void adopt(String consumer) {
        StreamEntryID start = BEGINNING;
        do {
            Map.Entry<StreamEntryID, List<StreamEntry>> claimed = redis.xautoclaim(
                    keys.stream(shard), Keys.GROUP, consumer, 0, start, XAutoClaimParams.xAutoClaimParams().count(100));
            claimed.getValue().forEach(this::take);
            start = claimed.getKey();
        } while (!start.equals(BEGINNING));
    }

    void take(StreamEntry entry) {
        Message message = Fields.message(entry.getFields());
        lanes.add(message, new EntrySettlement(entry.getID(), message));
    }

    /** A settled entry is deleted: the stream holds what is still to do, and nothing else. */
    private final class EntrySettlement implements Settlement {
        private final StreamEntryID entry;
        private final Message message;

        EntrySettlement(StreamEntryID entry, Message message) {
            this.entry = entry;
            this.message = message;
        }

        @Override
        public int countAttempt() {
            if (!isOwned.getAsBoolean()) throw new BrokerException("The lease of shard " + shard + " ran out");
            return (int) redis.hincrBy(keys.attempts(), message.id(), 1);
        }

        @Override
        public void acknowledge() {
            settle(transaction -> {});
        }

        @Override
        public void deadLetter(int attempts, String error) {
            Map<String, String> letter = Fields.of(new DeadLetter(message, attempts, error));
            settle(transaction -> transaction.xadd(keys.dead(), XAddParams.xAddParams(), letter));
        }

        private void settle(Consumer<AbstractTransaction> more) {
            try (AbstractTransaction transaction = redis.multi()) {
                transaction.xack(keys.stream(shard), Keys.GROUP, entry);
                transaction.xdel(keys.stream(shard), entry);
                transaction.hdel(keys.attempts(), message.id());
                more.accept(transaction);
                transaction.exec();
            }
        }
    }
}
