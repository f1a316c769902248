package com.example.orderflow.domain;

/** How much of one article; an entity of the order, reachable through it alone. */
public record OrderLine(Sku sku, int quantity, Money unitPrice) {
    public OrderLine {
        if (quantity < 1 || quantity > 1000)
            throw new InvalidOrder("Expected a quantity from 1 to 1000, found " + quantity);
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
