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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A queue in a table. Each shard has a worker in each consumer; the lock on a key's oldest message keeps its order.
 */
final class PostgresqlQueue implements MessageQueue {
    private final DatabaseUrl url;
    private final Pool pool;
    private final QueueTables tables;
    private final QueueSettings settings;
    private final Log log;

    private PostgresqlQueue(DatabaseUrl url, Pool pool, QueueSettings settings, Log log) {
        this.url = url;
        this.pool = pool;
        this.settings = settings;
        this.log = log;
        tables = new QueueTables(settings.name());
    }

    static PostgresqlQueue open(DatabaseUrl url, QueueSettings settings, Log log) {
        // Each worker holds one connection and borrows a second one for a moment.
        Pool pool = Pool.open(url, settings.shards() * 2 + 2);
        pool.createTables(QueueTables.DDL);
        return new PostgresqlQueue(url, pool, settings, log);
    }

    @Override
    public void publish(Message message) {
        int shard = Shards.of(message.key(), settings.shards());
        pool.inTransaction(database -> {
            tables.insert(database, shard, message);
            return null;
        });
    }

    @Override
    public Subscription consume(Handler handler) {
        WakeUp wakeUp = new WakeUp(url, tables.channel(), log);
        List<ShardWorker> workers = IntStream.range(0, settings.shards())
                .mapToObj(shard -> new ShardWorker(pool, tables, shard, settings, handler, wakeUp, log))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        workers.forEach(threads::execute);
        return () -> {
            workers.forEach(ShardWorker::stop);
            wakeUp.close();
            end(threads);
        };
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return pool.with(tables::deadLetters);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
