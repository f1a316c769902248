package com.example.orderflow.contract;

import static com.example.orderflow.support.Until.pause;
import static com.example.orderflow.support.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Delivery;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.support.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every broker's adapter promises: see the comments of MessageQueue. */
public abstract class QueueContract {
    private final List<String> got = new CopyOnWriteArrayList<>();
    private MessageQueue queue;

    protected abstract MessageQueue open(QueueSettings settings);

    @BeforeEach
    void openQueue() {
        queue = open(TestSettings.named("contract-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    @AfterEach
    void closeQueue() {
        queue.close();
    }

    private static Message message(String key, String body) {
        return new Message(UUID.randomUUID().toString(), key, body, Map.of("traceparent", "00-1-2-01"));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private void publish(String key, List<String> bodies) {
        for (String body : bodies) queue.publish(message(key, body));
    }

    private List<String> gotOf(String key) {
        return got.stream().filter(each -> each.startsWith(key + ":")).toList();
    }

    private static List<String> withKey(String key, List<String> bodies) {
        return bodies.stream().map(body -> key + ":" + body).toList();
    }

    private static String name(Delivery delivery) {
        return delivery.message().key() + ":" + delivery.message().body();
    }

    @Test
    void deliversWhatWasPublishedWholeAsAttempt1() {
        Message sent = message("anna", "tea – 茶");
        List<Delivery> delivered = new CopyOnWriteArrayList<>();
        Subscription subscription = queue.consume(delivered::add);
        queue.publish(sent);
        until("the message arrived", () -> delivered.size() == 1);
        subscription.stop();
        assertEquals(List.of(new Delivery(sent, 1)), delivered);
    }

    @Test
    void deliversWhatWasPublishedBeforeTheConsumerCame() {
        queue.publish(message("anna", "early"));
        Subscription subscription = queue.consume(delivery -> got.add(name(delivery)));
        until("the message arrived", () -> got.size() == 1);
        subscription.stop();
    }

    @Test
    void keepsTheOrderOfEachKeyWhateverHandlingTakes() {
        List<String> keys = List.of("anna", "ben", "cem");
        Subscription subscription = queue.consume(delivery -> {
            pause(Integer.parseInt(delivery.message().body()) % 3);
            got.add(name(delivery));
        });
        for (String body : numbers(20)) for (String key : keys) queue.publish(message(key, body));
        until("all arrived", () -> got.size() == 60);
        subscription.stop();
        for (String key : keys) assertEquals(withKey(key, numbers(20)), gotOf(key));
    }

    @Test
    void retriesAfterADelayWhileSuccessorsOfTheKeyWaitAndOtherKeysPass() {
        List<Long> startedAt = new CopyOnWriteArrayList<>();
        Subscription subscription = queue.consume(delivery -> {
            boolean fails = delivery.message().body().equals("fails twice");
            if (fails) startedAt.add(System.nanoTime() / 1_000_000);
            if (fails && delivery.attempt() < 3) throw new IllegalStateException("not yet");
            got.add(name(delivery));
        });
        publish("anna", List.of("fails twice", "successor"));
        publish("ben", List.of("other"));
        until("all arrived", () -> got.size() == 3);
        subscription.stop();
        assertEquals(List.of("ben:other", "anna:fails twice", "anna:successor"), got);
        assertTrue(startedAt.get(1) - startedAt.get(0) >= 19, "the first delay is the base");
        assertTrue(startedAt.get(2) - startedAt.get(1) >= 39, "the second one is twice as long");
    }

    @Test
    void deadLettersAfterTheLastAttemptAndGoesOnWithTheKey() {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        Subscription subscription = queue.consume(delivery -> {
            if (delivery.message().body().equals("never")) {
                attempts.add(delivery.attempt());
                throw new IllegalStateException("no use");
            }
            got.add(name(delivery));
        });
        Message bad = message("anna", "never");
        queue.publish(bad);
        publish("anna", List.of("next"));
        until("the next one arrived", () -> got.size() == 1);
        subscription.stop();
        assertEquals(List.of(1, 2, 3), attempts);
        assertEquals(List.of(new DeadLetter(bad, 3, "no use")), queue.deadLetters());
        assertEquals(1, queue.deadLetters().size(), "looking does not take them away");
    }

    @Test
    void stopsAfterTheMessageInHandAndLeavesTheRestToTheNextConsumerInOrder() {
        Subscription first = queue.consume(delivery -> {
            pause(30);
            got.add(name(delivery));
        });
        publish("anna", numbers(10));
        until("the first arrived", () -> got.size() >= 1);
        first.stop();
        int atStop = got.size();
        pause(100);
        assertEquals(atStop, got.size(), "nothing is handled after stop");
        assertTrue(atStop < 10, "the rest was left");
        Subscription second = queue.consume(delivery -> got.add(name(delivery)));
        until("all arrived", () -> got.size() == 10);
        second.stop();
        assertEquals(withKey("anna", numbers(10)), got);
    }

    @Test
    void handlesOneMessageOfAKeyAtATimeInOrderWhenTwoConsumersShareTheWork() {
        Set<String> running = ConcurrentHashMap.newKeySet();
        List<String> overlaps = new CopyOnWriteArrayList<>();
        Handler handler = delivery -> {
            if (!running.add(delivery.message().key())) overlaps.add(name(delivery));
            // Every other one is slow: who does not wait for it overtakes it.
            pause(Integer.parseInt(delivery.message().body()) % 2 == 0 ? 15 : 1);
            running.remove(delivery.message().key());
            got.add(name(delivery));
        };
        List<Subscription> subscriptions = List.of(queue.consume(handler), queue.consume(handler));
        List<String> keys = IntStream.range(0, 8).mapToObj(i -> "key-" + i).toList();
        // Key after key: taking turns at single messages would give both consumers some of each key.
        keys.forEach(key -> publish(key, numbers(10)));
        until("all arrived", () -> got.size() == 80);
        subscriptions.forEach(Subscription::stop);
        assertEquals(List.of(), overlaps);
        for (String key : keys) assertEquals(withKey(key, numbers(10)), gotOf(key));
    }
}
