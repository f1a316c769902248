package com.example.orderflow.application;

import com.example.orderflow.domain.Notice;
import com.example.orderflow.domain.Notifier;
import com.example.orderflow.domain.OrderPlaced;
import com.example.orderflow.domain.Shipment;
import com.example.orderflow.domain.ShipmentRepository;
import com.example.orderflow.messaging.Delivery;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.telemetry.Log;
import com.example.orderflow.telemetry.Spans;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Map;

/**
 * Handles OrderPlaced. Safe to call twice: the effect and the message id are recorded together, and the id only once.
 */
public final class FulfilOrder implements Handler {
    private final ShipmentRepository shipments;
    private final Notifier notifier;
    private final CrashPoint crashPoint;
    private final Log log;

    public FulfilOrder(ShipmentRepository shipments, Notifier notifier, CrashPoint crashPoint, Log log) {
        this.shipments = shipments;
        this.notifier = notifier;
        this.crashPoint = crashPoint;
        this.log = log;
    }

    @Override
    public void handle(Delivery delivery) {
        Message message = delivery.message();
        crashPoint.pass("before-handling", message.id());
        var span = Spans.followingSpan("process order-placed", message.headers())
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.message.id", message.id())
                .setAttribute("messaging.delivery.attempt", delivery.attempt());
        Spans.in(span, () -> ship(message));
        crashPoint.pass("after-effect", message.id());
        shipments.unsentNotices().stream()
                .filter(notice -> notice.messageId().equals(message.id()))
                .forEach(this::send);
    }

    /**
     * Tells customers of shipments that they were not told of yet. Told twice, after a crash in between, beats not
     * told.
     */
    public void sendNotices() {
        shipments.unsentNotices().forEach(this::send);
    }

    private void ship(Message message) {
        OrderPlaced order = OrderPlacedJson.read(message.body());
        Shipment shipment = new Shipment(message.id(), order.orderId(), order.customerId());
        boolean isFirst = shipments.add(new Notice(shipment, Spans.traceHeaders()));
        log.event(isFirst ? "fulfilled" : "duplicate", Map.of(
                "messageId", message.id(), "orderId", order.orderId(), "customerId", order.customerId()));
    }

    private void send(Notice notice) {
        var span = Spans.followingSpan("notify customer", notice.headers())
                .setAttribute("order.id", notice.shipment().orderId());
        Spans.in(span, () -> notifier.notify(notice));
        shipments.markSent(notice.messageId());
    }
}
