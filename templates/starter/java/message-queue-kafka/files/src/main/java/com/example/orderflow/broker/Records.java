package com.example.orderflow.broker;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages as Kafka carries them. */
final class Records {
    private static final String ID = "message-id";
    private static final String ATTEMPTS = "attempts";
    private static final String ERROR = "error";

    private Records() {}

    static ProducerRecord<String, String> of(String topic, int partition, Message message) {
        var record = new ProducerRecord<>(topic, partition, message.key(), message.body());
        message.headers().forEach((name, value) -> addHeader(record, name, value));
        addHeader(record, ID, message.id());
        return record;
    }

    static ProducerRecord<String, String> of(String topic, int partition, DeadLetter letter) {
        var record = of(topic, partition, letter.message());
        addHeader(record, ATTEMPTS, Integer.toString(letter.attempts()));
        addHeader(record, ERROR, letter.error());
        return record;
    }

    static Message message(ConsumerRecord<String, String> record) {
        Map<String, String> headers = headers(record);
        String id = headers.remove(ID);
        headers.remove(ATTEMPTS);
        headers.remove(ERROR);
        return new Message(id, record.key(), record.value(), headers);
    }

    static DeadLetter deadLetter(ConsumerRecord<String, String> record) {
        Map<String, String> headers = headers(record);
        return new DeadLetter(message(record), Integer.parseInt(headers.get(ATTEMPTS)), headers.get(ERROR));
    }

    private static void addHeader(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
