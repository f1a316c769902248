package com.example.orderflow.domain;

/** The name of an order. */
public record OrderId(String value) {
    public OrderId {
        Identifiers.check("orderId", Identifiers.NAME, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
