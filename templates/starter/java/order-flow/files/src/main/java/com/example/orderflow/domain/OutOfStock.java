package com.example.orderflow.domain;

/** There is not enough of an article. */
public class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfStock(String message) {
        super(message);
    }
}
