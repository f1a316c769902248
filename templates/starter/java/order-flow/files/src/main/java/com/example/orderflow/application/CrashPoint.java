package com.example.orderflow.application;

/** Where a test may let the process die; in production nothing happens there. */
@FunctionalInterface
public interface CrashPoint {
    CrashPoint NONE = (point, messageId) -> {};

    void pass(String point, String messageId);
}
