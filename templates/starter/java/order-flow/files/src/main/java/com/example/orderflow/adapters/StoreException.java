package com.example.orderflow.adapters;

/** The database did not do what it was asked. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
