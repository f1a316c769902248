package com.example.orderflow.messaging;

/** How long a failed message waits. */
public final class Backoff {
    private static final long LONGEST_MS = 30_000;

    private Backoff() {}

    /** Milliseconds to wait after the given attempt (1 is the first): doubles each time, up to 30 s. */
    public static long delayMs(long baseMs, int attempt) {
        return (long) Math.min(LONGEST_MS, baseMs * Math.pow(2, attempt - 1));
    }
}
