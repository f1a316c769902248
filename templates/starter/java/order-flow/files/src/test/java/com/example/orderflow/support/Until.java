package com.example.orderflow.support;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting for what another thread does. */
public final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Until() {}

    /** Waits until it is so; fails after the time with what was being waited for. */
    public static void until(String what, BooleanSupplier isSo) {
        Instant end = Instant.now().plus(LONGEST);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("Waited in vain until " + what);
            pause(10);
        }
    }

    public static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
