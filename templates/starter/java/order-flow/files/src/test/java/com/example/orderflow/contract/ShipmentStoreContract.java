package com.example.orderflow.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.domain.Notice;
import com.example.orderflow.domain.Shipment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the store of the fulfilment service promises. */
public abstract class ShipmentStoreContract {
    private final Notice notice = new Notice(
            new Shipment(UUID.randomUUID().toString(), UUID.randomUUID().toString(), "anna"),
            Map.of("traceparent", "00-1-2-01"));

    protected abstract ShipmentStore open();

    private List<Notice> waiting(ShipmentStore store) {
        return store.unsentNotices().stream().filter(notice::equals).toList();
    }

    @Test
    void recordsAMessageOnceAlsoWhenSeveralAskAtTheSameTime() {
        try (ShipmentStore one = open(); ShipmentStore two = open()) {
            var asked = Stream.of(one, two, one)
                    .map(store -> CompletableFuture.supplyAsync(() -> store.add(notice)))
                    .toList();
            assertEquals(List.of(false, false, true), asked.stream().map(CompletableFuture::join).sorted().toList());
            assertEquals(1, two.all().stream().filter(notice.shipment()::equals).count());
        }
    }

    @Test
    void keepsANoticeUntilItWasSent() {
        try (ShipmentStore store = open()) {
            store.add(notice);
            assertEquals(List.of(notice), waiting(store));
            store.markSent(notice.messageId());
            assertEquals(List.of(), waiting(store));
        }
    }

    @Test
    void remembersAfterItWasClosed() {
        try (ShipmentStore store = open()) {
            assertTrue(store.add(notice));
        }
        try (ShipmentStore store = open()) {
            assertFalse(store.add(notice));
        }
    }
}
