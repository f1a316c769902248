package com.example.orderflow.domain;

/** An amount in minor units (cents): never a floating-point number, so that sums are exact. */
public record Money(long cents) {
    public static final Money ZERO = new Money(0);

    public Money {
        if (cents < 0) throw new IllegalArgumentException("Expected cents from 0, found " + cents);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(cents, quantity));
    }
}
