package com.example.orderflow.adapters;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Settlement;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue that lives and dies with the process: for tests. Keeps the same contract as the broker's adapter. The
 * oldest consumer is active; the next one takes over when it stops.
 */
public final class InMemoryQueue implements MessageQueue {
    private final QueueSettings settings;
    private final Log log;
    private final Map<String, Message> stored = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<DeadLetter> dead = new ArrayList<>();
    private final List<Lanes> consumers = new ArrayList<>();

    public InMemoryQueue(QueueSettings settings, Log log) {
        this.settings = settings;
        this.log = log;
    }

    @Override
    public synchronized void publish(Message message) {
        stored.put(message.id(), message);
        if (!consumers.isEmpty()) deliver(message);
    }

    @Override
    public synchronized Subscription consume(Handler handler) {
        Lanes lanes = new Lanes(settings, handler, log, error -> {});
        consumers.add(lanes);
        if (consumers.size() == 1) deliverAll();
        return () -> leave(lanes);
    }

    @Override
    public synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(dead);
    }

    @Override
    public void close() {}

    private void leave(Lanes lanes) {
        // Outside the lock, which its handlers need to settle their messages.
        lanes.stop();
        synchronized (this) {
            boolean wasActive = consumers.indexOf(lanes) == 0;
            consumers.remove(lanes);
            if (wasActive && !consumers.isEmpty()) deliverAll();
        }
    }

    private void deliverAll() {
        stored.values().forEach(this::deliver);
    }

    private void deliver(Message message) {
        consumers.get(0).add(message, new Settlement() {
            @Override
            public int countAttempt() {
                synchronized (InMemoryQueue.this) {
                    return attempts.merge(message.id(), 1, Integer::sum);
                }
            }

            @Override
            public void acknowledge() {
                synchronized (InMemoryQueue.this) {
                    stored.remove(message.id());
                }
            }

            @Override
            public void deadLetter(int count, String error) {
                synchronized (InMemoryQueue.this) {
                    stored.remove(message.id());
                    dead.add(new DeadLetter(message, count, error));
                }
            }
        });
    }
}
