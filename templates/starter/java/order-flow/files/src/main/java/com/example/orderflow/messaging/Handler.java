package com.example.orderflow.messaging;

/** Handles one delivery; an exception means: try again later. */
@FunctionalInterface
public interface Handler {
    void handle(Delivery delivery) throws Exception;
}
