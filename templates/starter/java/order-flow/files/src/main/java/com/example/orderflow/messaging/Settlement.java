package com.example.orderflow.messaging;

/** What the broker has to learn of a message. */
public interface Settlement {
    /** Counts an attempt that now begins, and returns how many that makes. */
    int countAttempt();

    void acknowledge();

    void deadLetter(int attempts, String error);
}
