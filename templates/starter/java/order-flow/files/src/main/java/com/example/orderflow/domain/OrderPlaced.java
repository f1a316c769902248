package com.example.orderflow.domain;

import java.util.List;

/** What others learn of an order. Published, so: only ever add to it. */
public record OrderPlaced(String orderId, String customerId, List<Line> lines, long totalCents) {
    public record Line(String sku, int quantity) {}

    /** Throws when a part is missing: whoever published it has a bug, and no retry helps. */
    public OrderPlaced {
        if (orderId == null || customerId == null || lines == null)
            throw new IllegalArgumentException("Expected an OrderPlaced event");
        lines = List.copyOf(lines);
    }
}
