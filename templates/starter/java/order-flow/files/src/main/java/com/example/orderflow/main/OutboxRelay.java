package com.example.orderflow.main;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.application.Outbox;
import com.example.orderflow.telemetry.Log;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishes every second what the broker did not take when it was stored. */
final class OutboxRelay {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Outbox outbox;
    private final Log log;

    private OutboxRelay(Outbox outbox, Log log) {
        this.outbox = outbox;
        this.log = log;
    }

    static OutboxRelay start(Outbox outbox, Log log) {
        OutboxRelay relay = new OutboxRelay(outbox, log);
        relay.timer.scheduleWithFixedDelay(relay::publish, 1, 1, TimeUnit.SECONDS);
        return relay;
    }

    void stop() {
        timer.shutdown();
    }

    /** An exception would end the timer. */
    private void publish() {
        try {
            outbox.publishAll();
        } catch (RuntimeException error) {
            log.event("relay-failed", Map.of("error", messageOf(error)));
        }
    }
}
