package com.example.orderflow.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.domain.CustomerId;
import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.Order;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OrderLine;
import com.example.orderflow.domain.OutOfStock;
import com.example.orderflow.domain.Sku;
import com.example.orderflow.messaging.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of the orders service promises. */
public abstract class OrderStoreContract {
    private OrderStore store;

    protected abstract OrderStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static OrderLine line(String sku, int quantity) {
        return new OrderLine(new Sku(sku), quantity, new Money(100));
    }

    private static Order order(OrderLine... lines) {
        return new Order(new OrderId(UUID.randomUUID().toString()), new CustomerId("anna"), List.of(lines));
    }

    private static Message message(String key) {
        return new Message(UUID.randomUUID().toString(), key, "{}", Map.of("traceparent", "00-1-2-01"));
    }

    private long available(String sku) {
        return store.find(new Sku(sku)).orElseThrow().available();
    }

    @Test
    void storesAnOrderWithItsMessageAndTakesItsArticles() {
        Order order = order(line("TEA", 3));
        Message message = message("stored");
        long before = available("TEA");
        store.add(order, message);
        assertEquals(before - 3, available("TEA"));
        assertEquals(Optional.of(new Money(300)), store.totalOf(order.id()));
        assertEquals(List.of(message), store.unpublished("stored"));
    }

    @Test
    void storesAllOrNothing() {
        while (available("MUG") >= 1000) store.add(order(line("MUG", 1000)), message("other"));
        Order order = order(line("COFFEE", 1), line("MUG", 1000));
        long coffee = available("COFFEE");
        assertThrows(OutOfStock.class, () -> store.add(order, message("refused")));
        assertEquals(coffee, available("COFFEE"));
        assertEquals(Optional.empty(), store.totalOf(order.id()));
        assertEquals(List.of(), store.unpublished("refused"));
    }

    @Test
    void forgetsAMessageThatWasPublishedAndNoOther() {
        List<Message> messages = List.of(message("forgotten"), message("forgotten"));
        for (Message each : messages) store.add(order(line("TEA", 1)), each);
        assertEquals(messages, store.unpublished("forgotten"));
        store.markPublished(messages.get(0).id());
        assertEquals(messages.subList(1, 2), store.unpublished("forgotten"));
        assertTrue(store.unpublished().contains(messages.get(1)));
    }
}
