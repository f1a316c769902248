package com.example.orderflow.application;

import static com.example.orderflow.telemetry.Spans.span;

import com.example.orderflow.domain.CustomerId;
import com.example.orderflow.domain.InvalidOrder;
import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.Order;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OrderLine;
import com.example.orderflow.domain.OrderRepository;
import com.example.orderflow.domain.OutOfStock;
import com.example.orderflow.domain.Sku;
import com.example.orderflow.domain.Stock;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.telemetry.Spans;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accepts orders. */
public final class PlaceOrder {
    public record Line(String sku, int quantity) {}

    private final OrderRepository orders;
    private final Stock stock;
    private final Outbox outbox;

    public PlaceOrder(OrderRepository orders, Stock stock, Outbox outbox) {
        this.orders = orders;
        this.stock = stock;
        this.outbox = outbox;
    }

    /**
     * Accepts an order: it and its event are stored before the customer hears yes; a broker that is away delays the
     * event and not the customer. Throws InvalidOrder and OutOfStock.
     */
    public PlacedOrder place(OrderId id, CustomerId customer, List<Line> wanted) {
        Optional<Money> before = orders.totalOf(id);
        if (before.isPresent()) return new PlacedOrder(id, before.get(), false);
        Order order = new Order(id, customer, checkStock(wanted));
        Spans.in(span("place order").setAttribute("order.id", id.value()), () -> store(order));
        return new PlacedOrder(id, order.total(), true);
    }

    private List<OrderLine> checkStock(List<Line> wanted) {
        return Spans.in(span("check stock"), () -> wanted.stream().map(this::inStock).toList());
    }

    private OrderLine inStock(Line wanted) {
        Sku sku = new Sku(wanted.sku());
        var query = span("query stock").setSpanKind(SpanKind.CLIENT).setAttribute("sku", sku.value());
        Stock.Level level = Spans.in(query, () -> stock.find(sku))
                .orElseThrow(() -> new InvalidOrder("Unknown sku \"" + sku + "\""));
        OrderLine line = new OrderLine(sku, wanted.quantity(), level.unitPrice());
        if (level.available() < line.quantity())
            throw new OutOfStock("Only %d of %s left".formatted(level.available(), sku));
        return line;
    }

    private void store(Order order) {
        String body = OrderPlacedJson.write(order.placed());
        String id = UUID.randomUUID().toString();
        Message message = new Message(id, order.customer().value(), body, Spans.traceHeaders());
        Spans.in(span("store order").setSpanKind(SpanKind.CLIENT), () -> orders.add(order, message));
        outbox.publish(message.key());
    }
}
