package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.adapters.Database;
import com.example.orderflow.broker.QueueTables.Stored;
import com.example.orderflow.messaging.Backoff;
import com.example.orderflow.messaging.Delivery;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;
import java.util.Map;

/** Works on one shard, one message at a time. */
final class ShardWorker implements Runnable {
    /** Retries and dead consumers' messages show up without a notification. */
    private static final long POLL_MS = 200;

    private final Pool pool;
    private final QueueTables tables;
    private final int shard;
    private final QueueSettings settings;
    private final Handler handler;
    private final WakeUp wakeUp;
    private final Log log;
    private volatile boolean isStopped;

    ShardWorker(
            Pool pool, QueueTables tables, int shard, QueueSettings settings, Handler handler, WakeUp wakeUp, Log log) {
        this.pool = pool;
        this.tables = tables;
        this.shard = shard;
        this.settings = settings;
        this.handler = handler;
        this.wakeUp = wakeUp;
        this.log = log;
    }

    /** Ends after the message in hand. */
    void stop() {
        isStopped = true;
    }

    @Override
    public void run() {
        while (!isStopped) {
            try {
                if (!pool.inTransaction(this::handleNext)) wakeUp.await(POLL_MS);
            } catch (RuntimeException error) {
                log.event("broker-unreachable", Map.of("error", messageOf(error)));
                wakeUp.await(POLL_MS);
            }
        }
    }

    /** Handles one message inside the transaction that locks it: a consumer that dies lets go of it at once. */
    private boolean handleNext(Database database) {
        var next = tables.lockNext(database, shard);
        next.ifPresent(stored -> handle(database, stored));
        return next.isPresent();
    }

    private void handle(Database database, Stored stored) {
        int attempt = pool.with(other -> tables.countAttempt(other, stored));
        int most = settings.maxAttempts();
        // A count beyond the most means: it killed its consumers.
        String failure = attempt > most
                ? most + " attempts ended without an answer"
                : failureOf(new Delivery(stored.message(), attempt));
        if (failure == null) tables.delete(database, stored);
        else if (attempt < most) delay(database, stored, attempt);
        else giveUp(database, stored, Math.min(attempt, most), failure);
    }

    private String failureOf(Delivery delivery) {
        Message message = delivery.message();
        log.event("delivery", Map.of(
                "messageId", message.id(), "key", message.key(), "attempt", delivery.attempt()));
        try {
            handler.handle(delivery);
            return null;
        } catch (Exception | Error error) {
            return messageOf(error);
        }
    }

    private void delay(Database database, Stored stored, int attempt) {
        long delayMs = Backoff.delayMs(settings.retryBaseMs(), attempt);
        tables.delay(database, stored, delayMs);
        Message message = stored.message();
        log.event("retry-scheduled", Map.of(
                "messageId", message.id(), "key", message.key(), "attempt", attempt, "delayMs", delayMs));
    }

    private void giveUp(Database database, Stored stored, int attempts, String error) {
        tables.bury(database, stored, attempts, error);
        Message message = stored.message();
        log.event("dead-lettered", Map.of(
                "messageId", message.id(), "key", message.key(), "attempts", attempts, "error", error));
    }
}
