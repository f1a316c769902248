package com.example.orderflow.domain;

/** The customer asked for something that cannot be an order. */
public class InvalidOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidOrder(String message) {
        super(message);
    }
}
