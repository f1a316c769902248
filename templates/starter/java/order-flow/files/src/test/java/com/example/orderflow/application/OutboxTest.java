package com.example.orderflow.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.Order;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OrderRepository;
import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<Message> stored = new CopyOnWriteArrayList<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private boolean isAway;
    private final Outbox outbox = new Outbox(new Stored(), new Broker(), Log.NONE);

    private static Message message(String key, String id) {
        return new Message(id, key, id, Map.of());
    }

    private final class Stored implements OrderRepository {
        @Override
        public Optional<Money> totalOf(OrderId id) {
            return Optional.empty();
        }

        @Override
        public void add(Order order, Message message) {
            stored.add(message);
        }

        @Override
        public List<Message> unpublished() {
            return List.copyOf(stored);
        }

        @Override
        public List<Message> unpublished(String key) {
            return stored.stream().filter(each -> each.key().equals(key)).toList();
        }

        @Override
        public void markPublished(String messageId) {
            stored.removeIf(each -> each.id().equals(messageId));
        }
    }

    private final class Broker implements MessageQueue {
        @Override
        public void publish(Message message) {
            if (isAway) throw new BrokerException("away");
            published.add(message.id());
        }

        @Override
        public Subscription consume(Handler handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeadLetter> deadLetters() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void keepsWhatTheBrokerDidNotTakeAndPublishesItBeforeWhatCameLater() {
        stored.add(message("anna", "1"));
        isAway = true;
        outbox.publish("anna");
        assertEquals(List.of(), published);
        isAway = false;
        stored.add(message("anna", "2"));
        outbox.publish("anna");
        assertEquals(List.of("1", "2"), published);
        assertEquals(List.of(), stored);
    }

    @Test
    void publishesEachMessageOnceAlsoWhenAskedTwiceAtTheSameTime() {
        stored.addAll(List.of(message("anna", "1"), message("ben", "2")));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> outbox.publish("anna")),
                        CompletableFuture.runAsync(() -> outbox.publish("anna")),
                        CompletableFuture.runAsync(outbox::publishAll))
                .join();
        assertEquals(List.of("1", "2"), published.stream().sorted().toList());
    }
}
