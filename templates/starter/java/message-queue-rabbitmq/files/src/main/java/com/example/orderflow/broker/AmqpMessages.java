package com.example.orderflow.broker;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Messages as AMQP carries them. */
final class AmqpMessages {
    private static final String KEY = "ordering-key";
    private static final String ATTEMPTS = "attempts";
    private static final String ERROR = "error";
    private static final Set<String> OURS = Set.of(KEY, ATTEMPTS, ERROR);
    private static final int PERSISTENT = 2;

    private AmqpMessages() {}

    static BasicProperties properties(Message message) {
        return properties(message, Map.of());
    }

    static BasicProperties deadProperties(Message message, int attempts, String error) {
        return properties(message, Map.of(ATTEMPTS, attempts, ERROR, error));
    }

    private static BasicProperties properties(Message message, Map<String, Object> extra) {
        Map<String, Object> headers = new HashMap<>(message.headers());
        headers.putAll(extra);
        headers.put(KEY, message.key());
        return new BasicProperties.Builder()
                .messageId(message.id())
                .contentType("application/json")
                .deliveryMode(PERSISTENT)
                .headers(headers)
                .build();
    }

    static byte[] body(Message message) {
        return message.body().getBytes(StandardCharsets.UTF_8);
    }

    static Message message(BasicProperties properties, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        properties.getHeaders().forEach((name, value) -> {
            if (value instanceof LongString && !OURS.contains(name)) headers.put(name, value.toString());
        });
        String key = properties.getHeaders().get(KEY).toString();
        return new Message(properties.getMessageId(), key, new String(body, StandardCharsets.UTF_8), headers);
    }

    /** Dead letters come from the consumer, which says why, or from the broker's delivery limit. */
    static DeadLetter deadLetter(BasicProperties properties, byte[] body) {
        Map<String, Object> headers = properties.getHeaders();
        int deliveries = number(headers.getOrDefault("x-delivery-count", 0)) + 1;
        Object reason = headers.getOrDefault("x-first-death-reason", "unknown");
        return new DeadLetter(
                message(properties, body),
                number(headers.getOrDefault(ATTEMPTS, deliveries)),
                headers.getOrDefault(ERROR, reason).toString());
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
