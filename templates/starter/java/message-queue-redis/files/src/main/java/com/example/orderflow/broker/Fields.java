package com.example.orderflow.broker;

import com.example.orderflow.adapters.Headers;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import java.util.HashMap;
import java.util.Map;

/** Messages as the fields of stream entries. */
final class Fields {
    private Fields() {}

    static Map<String, String> of(Message message) {
        return Map.of(
                "id", message.id(),
                "key", message.key(),
                "body", message.body(),
                "headers", Headers.write(message.headers()));
    }

    static Map<String, String> of(DeadLetter letter) {
        Map<String, String> fields = new HashMap<>(of(letter.message()));
        fields.put("attempts", Integer.toString(letter.attempts()));
        fields.put("error", letter.error());
        return fields;
    }

    static Message message(Map<String, String> fields) {
        return new Message(
                fields.get("id"), fields.get("key"), fields.get("body"), Headers.read(fields.get("headers")));
    }

    static DeadLetter deadLetter(Map<String, String> fields) {
        return new DeadLetter(message(fields), Integer.parseInt(fields.get("attempts")), fields.get("error"));
    }
}
