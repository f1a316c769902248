package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What handlers' threads want committed and the consumer's thread commits: all that came together, at once. */
final class Commits {
    private final Runnable wakeUp;
    private CompletableFuture<Void> asked;
    private boolean isClosed;

    /** @param wakeUp lets the consumer's thread come to look */
    Commits(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** Wants what is known now to be committed, and tells when it is. */
    synchronized CompletableFuture<Void> ask() {
        if (isClosed) return CompletableFuture.failedFuture(givenAway());
        if (asked == null) {
            asked = new CompletableFuture<>();
            wakeUp.run();
        }
        return asked;
    }

    /** Returns when what is known now is committed. */
    void await() {
        try {
            ask().join();
        } catch (CompletionException e) {
            throw new BrokerException("Not committed", e.getCause());
        }
    }

    /** What was asked for, or null; later wishes belong to the next commit. */
    synchronized CompletableFuture<Void> take() {
        CompletableFuture<Void> taken = asked;
        asked = null;
        return taken;
    }

    /** Nobody waits any more. */
    synchronized void close() {
        isClosed = true;
        if (asked != null) asked.completeExceptionally(givenAway());
    }

    synchronized boolean isClosed() {
        return isClosed;
    }

    private static BrokerException givenAway() {
        return new BrokerException("The shard was given away");
    }
}
