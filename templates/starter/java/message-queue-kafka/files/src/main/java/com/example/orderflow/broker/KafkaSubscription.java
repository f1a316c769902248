package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.Map;
import java.util.function.Supplier;

/** Takes part in the consumer group, in a thread of its own; after an error with a new session. */
final class KafkaSubscription implements Subscription {
    private final Supplier<GroupSession> sessions;
    private final Log log;
    private final Thread loop = new Thread(this::run, "kafka-consumer");
    private volatile boolean isStopped;
    private volatile GroupSession session;

    KafkaSubscription(Supplier<GroupSession> sessions, Log log) {
        this.sessions = sessions;
        this.log = log;
    }

    KafkaSubscription start() {
        loop.start();
        return this;
    }

    @Override
    public void stop() {
        isStopped = true;
        GroupSession current = session;
        if (current != null) current.wakeUp();
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopped) {
            try (GroupSession current = sessions.get()) {
                session = current;
                while (!isStopped) current.turn();
            } catch (RuntimeException error) {
                log.event("broker-unreachable", Map.of("error", messageOf(error)));
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
