package com.example.orderflow.broker;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Shards;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/** A queue of one stream per shard, read by a consumer group. */
final class RedisQueue implements MessageQueue {
    private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

    private final RedisClient redis;
    private final Keys keys;
    private final QueueSettings settings;
    private final Log log;

    private RedisQueue(RedisClient redis, QueueSettings settings, Log log) {
        this.redis = redis;
        this.settings = settings;
        this.log = log;
        keys = new Keys(settings.name());
    }

    static RedisQueue open(String url, QueueSettings settings, Log log) {
        RedisQueue queue = new RedisQueue(RedisClient.create(url), settings, log);
        for (int shard = 0; shard < settings.shards(); shard++) queue.createGroup(shard);
        return queue;
    }

    @Override
    public void publish(Message message) {
        int shard = Shards.of(message.key(), settings.shards());
        redis.xadd(keys.stream(shard), XAddParams.xAddParams(), Fields.of(message));
    }

    @Override
    public Subscription consume(Handler handler) {
        String name = "consumer-" + UUID.randomUUID();
        return new RedisConsumer(redis, keys, name, settings, handler, log).start();
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return redis.xrange(keys.dead(), "-", "+").stream()
                .map(StreamEntry::getFields)
                .map(Fields::deadLetter)
                .toList();
    }

    @Override
    public void close() {
        redis.close();
    }

    private void createGroup(int shard) {
        try {
            redis.xgroupCreate(keys.stream(shard), Keys.GROUP, BEGINNING, true);
        } catch (JedisDataException error) {
            if (!error.getMessage().startsWith("BUSYGROUP")) throw error;
        }
    }
}
