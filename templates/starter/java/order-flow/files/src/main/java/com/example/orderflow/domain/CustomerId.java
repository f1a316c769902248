package com.example.orderflow.domain;

/** The name of a customer: the ordering key. */
public record CustomerId(String value) {
    public CustomerId {
        Identifiers.check("customerId", Identifiers.NAME, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
