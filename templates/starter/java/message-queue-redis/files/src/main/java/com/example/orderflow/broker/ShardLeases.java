package com.example.orderflow.broker;

import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Who works on a shard: a key that only its owner prolongs and that ends by itself when the owner dies. A lease does
 * not stop an owner that was frozen and does not know it yet; that its effects happen once is the work of the
 * recorded message id.
 */
final class ShardLeases {
    private static final String RENEW_IF_MINE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) else return 0 end";
    private static final String DELETE_IF_MINE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";
    /** By the clock of Redis: those of the members need not agree. */
    private static final String COUNT_MEMBERS =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            return redis.call('ZCARD', KEYS[1])""";

    private final RedisClient redis;
    private final Keys keys;
    private final String owner;
    private final long leaseMs;

    ShardLeases(RedisClient redis, Keys keys, String owner, long leaseMs) {
        this.redis = redis;
        this.keys = keys;
        this.owner = owner;
        this.leaseMs = leaseMs;
    }

    boolean acquire(int shard) {
        return redis.set(keys.lease(shard), owner, SetParams.setParams().nx().px(leaseMs)) != null;
    }

    /** False when the lease is somebody else's by now. */
    boolean renew(int shard) {
        return evaluate(RENEW_IF_MINE, keys.lease(shard)) == 1;
    }

    void release(int shard) {
        evaluate(DELETE_IF_MINE, keys.lease(shard));
    }

    /** Says that this member lives, and returns how many do. */
    int members() {
        return (int) evaluate(COUNT_MEMBERS, keys.members());
    }

    void leave() {
        redis.zrem(keys.members(), owner);
    }

    private long evaluate(String script, String key) {
        return (Long) redis.eval(script, List.of(key), List.of(owner, Long.toString(leaseMs)));
    }
}
