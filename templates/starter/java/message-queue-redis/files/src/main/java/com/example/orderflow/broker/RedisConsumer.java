package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;

/** Owns its fair share of the shards and works on them, in a thread of its own. */
final class RedisConsumer implements Subscription {
    private final RedisClient redis;
    private final Keys keys;
    private final ShardLeases leases;
    private final String name;
    private final QueueSettings settings;
    private final Handler handler;
    private final Log log;
    private final Map<Integer, ShardConsumer> owned = new TreeMap<>();
    private final Map<Integer, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
    private final Thread loop = new Thread(this::run, "redis-consumer");
    private volatile boolean isStopped;
    /** At first nothing is known of the broker's side either. */
    private volatile boolean isBroken = true;
    private volatile long renewedAt;

    RedisConsumer(RedisClient redis, Keys keys, String name, QueueSettings settings, Handler handler, Log log) {
        this.redis = redis;
        this.keys = keys;
        this.name = name;
        this.settings = settings;
        this.handler = handler;
        this.log = log;
        leases = new ShardLeases(redis, keys, name, settings.leaseMs());
    }

    RedisConsumer start() {
        loop.start();
        return this;
    }

    @Override
    public void stop() {
        isStopped = true;
        join(loop);
        leaveAll();
        leases.leave();
    }

    private void run() {
        while (!isStopped) {
            try {
                turn();
            } catch (RuntimeException error) {
                log.event("broker-unreachable", Map.of("error", messageOf(error)));
                isBroken = true;
                redis.getPool().clear();
                pause(500);
            }
        }
    }

    private void turn() {
        // After an error nobody knows what was settled: ask the broker again, for all of it.
        if (isBroken) {
            isBroken = false;
            leaveAll();
            rebalance();
        } else if (sinceRenewal() > settings.leaseMs() / 4) {
            rebalance();
        }
        read((int) Math.min(500, settings.leaseMs() / 4));
    }

    private void rebalance() {
        long since = nowMs();
        renew();
        renewedAt = since;
        int share = (int) Math.ceil((double) settings.shards() / leases.members());
        List.copyOf(owned.keySet()).stream().skip(share).forEach(this::leave);
        for (int shard = 0; shard < settings.shards() && owned.size() < share; shard++) acquire(shard);
    }

    private void renew() {
        for (int shard : Stream.concat(owned.keySet().stream(), leaving.keySet().stream()).toList())
            if (!leases.renew(shard)) lose(shard);
    }

    private void lose(int shard) {
        ShardConsumer lost = owned.remove(shard);
        if (lost != null) lost.startNothingMore();
    }

    private void leaveAll() {
        List.copyOf(owned.keySet()).forEach(this::leave);
        leaving.values().forEach(CompletableFuture::join);
    }

    /** Gives the shard up after its running handlers: what waits in the lanes is adopted by the next owner. */
    private void leave(int shard) {
        ShardConsumer left = owned.remove(shard);
        CompletableFuture<Void> done = new CompletableFuture<>();
        leaving.put(shard, done);
        new Thread(() -> {
            left.stop();
            release(shard);
            leaving.remove(shard);
            done.complete(null);
        }, "leave-shard-" + shard).start();
    }

    private void release(int shard) {
        try {
            leases.release(shard);
        } catch (RuntimeException error) {
            log.event("release-failed", Map.of("shard", shard, "error", messageOf(error)));
        }
    }

    private void acquire(int shard) {
        if (owned.containsKey(shard) || leaving.containsKey(shard) || !leases.acquire(shard)) return;
        Lanes lanes = new Lanes(settings, handler, log, error -> isBroken = true);
        ShardConsumer acquired = new ShardConsumer(
                redis, keys, shard, lanes, () -> sinceRenewal() < settings.leaseMs());
        owned.put(shard, acquired);
        log.event("shard-acquired", Map.of("shard", shard));
        acquired.adopt(name);
    }

    private void read(int waitMs) {
        Map<String, ShardConsumer> open = owned.entrySet().stream()
                .filter(each -> each.getValue().hasRoom())
                .collect(Collectors.toMap(each -> keys.stream(each.getKey()), Map.Entry::getValue));
        if (open.isEmpty()) {
            pause(Math.min(waitMs, 50));
            return;
        }
        var streams = open.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), each -> StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        var limits = XReadGroupParams.xReadGroupParams().count(100).block(waitMs);
        var found = redis.xreadGroup(Keys.GROUP, name, limits, streams);
        if (found != null) found.forEach(each -> each.getValue().forEach(open.get(each.getKey())::take));
    }

    private long sinceRenewal() {
        return nowMs() - renewedAt;
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
