package com.example.orderflow.messaging;

/** What consumes: it takes messages until it is stopped. */
public interface Subscription {
    /** Takes no more messages, finishes those in flight; the rest stays with the broker. */
    void stop();
}
