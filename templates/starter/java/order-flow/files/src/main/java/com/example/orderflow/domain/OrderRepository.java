package com.example.orderflow.domain;

import com.example.orderflow.messaging.Message;
import java.util.List;
import java.util.Optional;

/** Orders, and the messages that tell of them: stored together, so that neither exists without the other (outbox). */
public interface OrderRepository {
    Optional<Money> totalOf(OrderId id);

    /**
     * Takes the articles from stock, stores the order and the message, all or nothing. Throws OutOfStock when another
     * order was faster.
     */
    void add(Order order, Message message);

    /** Stored messages that no broker confirmed yet, oldest first. */
    List<Message> unpublished();

    /** Those of one key. */
    List<Message> unpublished(String key);

    void markPublished(String messageId);
}
