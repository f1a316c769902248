package com.example.orderflow.messaging;

import java.util.Map;

/**
 * @param id stays the same when the message is sent again: what the consumer recognises duplicates by
 * @param key the ordering key: messages of one key are handled in the order they were published
 */
public record Message(String id, String key, String body, Map<String, String> headers) {
    public Message {
        headers = Map.copyOf(headers);
    }
}
