package com.example.orderflow.messaging;

import java.util.List;

/**
 * The port to the broker. Delivery is at-least-once. Messages of one ordering key are handled one after another, also
 * across consumers; successors of a failing message wait for it, messages of other keys pass.
 */
public interface MessageQueue extends AutoCloseable {
    /** Returns when the broker has confirmed that it stored the message; an exception means: unknown, send again. */
    void publish(Message message);

    Subscription consume(Handler handler);

    List<DeadLetter> deadLetters();

    @Override
    void close();
}
