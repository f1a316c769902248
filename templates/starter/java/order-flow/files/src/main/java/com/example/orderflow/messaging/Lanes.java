package com.example.orderflow.messaging;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.telemetry.Log;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One lane per ordering key: a lane handles its messages one after another and waits while its first one fails; lanes
 * don't wait for each other. Retrying here and not by sending the message back keeps the order of its key.
 */
public final class Lanes {
    /** Handlers that run at the same time. A lane that waits for its next attempt needs no thread. */
    private static final int WORKERS = 16;

    private record Held(Message message, Settlement settlement) {}

    private final QueueSettings settings;
    private final Handler handler;
    private final Log log;
    private final Consumer<Throwable> onUnsettled;
    private final ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(WORKERS, new DiscardPolicy());
    private final Map<String, Queue<Held>> lanes = new HashMap<>();
    private int held;

    /**
     * @param onUnsettled the broker could not be told: the lanes stop, and what was not settled has to be delivered
     * again
     */
    public Lanes(QueueSettings settings, Handler handler, Log log, Consumer<Throwable> onUnsettled) {
        this.settings = settings;
        this.handler = handler;
        this.log = log;
        this.onUnsettled = onUnsettled;
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Messages added and not yet settled. */
    public synchronized int held() {
        return held;
    }

    public synchronized void add(Message message, Settlement settlement) {
        held++;
        Queue<Held> lane = lanes.computeIfAbsent(message.key(), key -> new ArrayDeque<>());
        lane.add(new Held(message, settlement));
        if (lane.size() == 1) schedule(message.key(), 0);
    }

    /** What waits is left unsettled. */
    public void startNothingMore() {
        workers.shutdown();
    }

    /** Starts nothing more and waits for the handlers that run. */
    public void stop() {
        startNothingMore();
        try {
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a stop nothing is scheduled: the pool discards it. */
    private void schedule(String key, long delayMs) {
        workers.schedule(() -> runFirst(key), delayMs, TimeUnit.MILLISECONDS);
    }

    private void runFirst(String key) {
        try {
            Held first = first(key);
            long delayMs = attempt(first.message, first.settlement);
            if (delayMs > 0) schedule(key, delayMs);
            else leave(key);
        } catch (RuntimeException | Error error) {
            startNothingMore();
            onUnsettled.accept(error);
        }
    }

    private synchronized Held first(String key) {
        return lanes.get(key).element();
    }

    private synchronized void leave(String key) {
        held--;
        Queue<Held> lane = lanes.get(key);
        lane.remove();
        if (lane.isEmpty()) lanes.remove(key);
        else schedule(key, 0);
    }

    /**
     * One attempt, or none when there were too many: then the message has killed its consumer each time. Returns the
     * milliseconds to wait for the next one, or 0 when the message is settled.
     */
    private long attempt(Message message, Settlement settlement) {
        int attempt = settlement.countAttempt();
        int most = settings.maxAttempts();
        String failure = attempt > most
                ? most + " attempts ended without an answer"
                : failureOf(new Delivery(message, attempt));
        if (failure != null && attempt < most) return delayAfter(message, attempt);
        if (failure == null) settlement.acknowledge();
        else giveUp(message, settlement, Math.min(attempt, most), failure);
        return 0;
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

    private long delayAfter(Message message, int attempt) {
        long delayMs = Backoff.delayMs(settings.retryBaseMs(), attempt);
        log.event("retry-scheduled", Map.of(
                "messageId", message.id(), "key", message.key(), "attempt", attempt, "delayMs", delayMs));
        return delayMs;
    }

    private void giveUp(Message message, Settlement settlement, int attempts, String error) {
        settlement.deadLetter(attempts, error);
        log.event("dead-lettered", Map.of(
                "messageId", message.id(), "key", message.key(), "attempts", attempts, "error", error));
    }
}
