package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Shards;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A queue of one topic with a partition per shard, read by a consumer group. */
final class KafkaQueue implements MessageQueue {
    private static final StringDeserializer TEXT = new StringDeserializer();

    private final String brokers;
    private final Topics topics;
    private final QueueSettings settings;
    private final Log log;
    private final KafkaProducer<String, String> producer;

    private KafkaQueue(String brokers, Topics topics, QueueSettings settings, Log log) {
        this.brokers = brokers;
        this.topics = topics;
        this.settings = settings;
        this.log = log;
        producer = new KafkaProducer<>(producerSettings(brokers), new StringSerializer(), new StringSerializer());
    }

    static KafkaQueue open(String brokers, QueueSettings settings, Log log) {
        return new KafkaQueue(brokers, Topics.create(brokers, settings), settings, log);
    }

    @Override
    public void publish(Message message) {
        send(Records.of(topics.messages(), Shards.of(message.key(), settings.shards()), message));
    }

    @Override
    public Subscription consume(Handler handler) {
        return new KafkaSubscription(() -> newSession(handler), log).start();
    }

    /** All dead letters; one that was written twice, because its consumer died in between, is told once. */
    @Override
    public List<DeadLetter> deadLetters() {
        Map<String, DeadLetter> letters = new LinkedHashMap<>();
        TopicPartition partition = new TopicPartition(topics.dead(), 0);
        try (var reader = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", brokers), TEXT, TEXT)) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).get(partition);
            while (reader.position(partition) < end)
                for (var record : reader.poll(Duration.ofMillis(500)))
                    letters.putIfAbsent(Records.message(record).id(), Records.deadLetter(record));
        }
        return List.copyOf(letters.values());
    }

    @Override
    public void close() {
        producer.close();
    }

    private GroupSession newSession(Handler handler) {
        var client = new KafkaConsumer<>(consumerSettings(), TEXT, TEXT);
        return new GroupSession(client, topics, settings, handler, this::sendDead, log);
    }

    private void sendDead(DeadLetter letter) {
        send(Records.of(topics.dead(), 0, letter));
    }

    private void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new BrokerException("Not confirmed by " + record.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Not confirmed by " + record.topic(), e);
        }
    }

    /**
     * Whoever sends waits, and sends again: it is told soon that a broker is away, and batches are not waited for.
     */
    private static Map<String, Object> producerSettings(String brokers) {
        return Map.of(
                "bootstrap.servers", brokers,
                "acks", "all",
                "enable.idempotence", true,
                "linger.ms", 0,
                "max.block.ms", 3000,
                "request.timeout.ms", 2000,
                "delivery.timeout.ms", 3000);
    }

    /** A member that was not heard of for a session is taken for dead, and its shards go to others. */
    private Map<String, Object> consumerSettings() {
        return Map.of(
                "bootstrap.servers", brokers,
                "group.id", topics.group(),
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest",
                "session.timeout.ms", 10_000,
                "heartbeat.interval.ms", 2000,
                "request.timeout.ms", 5000,
                "default.api.timeout.ms", 10_000);
    }
}
