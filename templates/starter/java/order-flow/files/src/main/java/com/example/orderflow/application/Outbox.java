package com.example.orderflow.application;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.domain.OrderRepository;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.telemetry.Log;
import com.example.orderflow.telemetry.Spans;
import io.opentelemetry.api.trace.SpanKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Publishes what the repository stored. A message is published after those of its key that were stored before it, and
 * again after a crash in between: consumers recognise it by its id.
 */
public final class Outbox {
    /** Turns are taken per key. Some keys share one: a lock for every key there ever was would fill the memory. */
    private static final int TURNS = 64;

    private final OrderRepository orders;
    private final MessageQueue queue;
    private final Log log;
    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

    public Outbox(OrderRepository orders, MessageQueue queue, Log log) {
        this.orders = orders;
        this.queue = queue;
        this.log = log;
    }

    /** Publishes what waits for the key. A broker that is away is logged: the next call tries again. */
    public void publish(String key) {
        synchronized (turns[Math.floorMod(key.hashCode(), TURNS)]) {
            try {
                orders.unpublished(key).forEach(this::send);
            } catch (RuntimeException error) {
                log.event("publish-postponed", Map.of("key", key, "error", messageOf(error)));
            }
        }
    }

    /** Publishes what waits for any key. */
    public void publishAll() {
        orders.unpublished().stream().map(Message::key).distinct().forEach(this::publish);
    }

    /**
     * The stored headers name the span that stored the message: sending it is that span's child, whenever it happens.
     */
    private void send(Message message) {
        var span = Spans.span("send order-placed")
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(Spans.contextOf(message.headers()))
                .setAttribute("messaging.message.id", message.id());
        Spans.in(span, () -> queue.publish(withActiveTrace(message)));
        orders.markPublished(message.id());
    }

    private static Message withActiveTrace(Message message) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.putAll(Spans.traceHeaders());
        return new Message(message.id(), message.key(), message.body(), headers);
    }
}
