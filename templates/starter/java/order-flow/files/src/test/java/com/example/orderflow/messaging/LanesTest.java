package com.example.orderflow.messaging;

import static com.example.orderflow.support.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.orderflow.support.TestSettings;
import com.example.orderflow.telemetry.Log;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<String> record = new CopyOnWriteArrayList<>();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<Throwable> unsettled = new CopyOnWriteArrayList<>();

    private static Message message(String id) {
        return new Message(id, "anna", id, Map.of());
    }

    private Lanes lanes(QueueSettings settings, Handler handler) {
        return new Lanes(settings, handler, Log.NONE, unsettled::add);
    }

    private Lanes lanes(Handler handler) {
        return lanes(TestSettings.named("test"), handler);
    }

    private class Recorded implements Settlement {
        private int attempts;

        @Override
        public int countAttempt() {
            return ++attempts;
        }

        @Override
        public void acknowledge() {
            record.add("acknowledged");
        }

        @Override
        public void deadLetter(int count, String error) {
            record.add("dead after " + count + ": " + error);
        }
    }

    @Test
    void doNotLetAMessageKillItsConsumersForEver() {
        Recorded before = new Recorded();
        before.attempts = 3;
        lanes(delivery -> handled.add("again")).add(message("1"), before);
        until("it is settled", () -> record.size() == 1);
        assertEquals(List.of("dead after 3: 3 attempts ended without an answer"), record);
        assertEquals(List.of(), handled);
    }

    @Test
    void settleNothingThatDidNotRun() throws InterruptedException {
        CountDownLatch finish = new CountDownLatch(1);
        Lanes lanes = lanes(delivery -> {
            handled.add(delivery.message().id());
            finish.await();
        });
        lanes.add(message("1"), new Recorded());
        lanes.add(message("2"), new Recorded());
        until("the first runs", () -> handled.size() == 1);
        Thread stopping = new Thread(lanes::stop);
        stopping.start();
        until("it waits", () -> stopping.getState() == Thread.State.TIMED_WAITING);
        finish.countDown();
        stopping.join();
        assertEquals(List.of("1"), handled);
        assertEquals(List.of("acknowledged"), record);
    }

    @Test
    void doNotWaitForARetryWhenTheyStop() {
        Lanes lanes = lanes(new QueueSettings("test", 2, 3, 60_000, 1000), delivery -> {
            handled.add("failed");
            throw new IllegalStateException("later");
        });
        lanes.add(message("1"), new Recorded());
        until("it failed", () -> handled.size() == 1);
        lanes.stop();
        assertEquals(List.of(), record);
    }

    @Test
    void stopAllOfThemWhenTheBrokerCannotBeTold() {
        Lanes lanes = lanes(delivery -> handled.add(delivery.message().id()));
        Settlement gone = new Recorded() {
            @Override
            public void acknowledge() {
                throw new BrokerException("gone");
            }
        };
        lanes.add(message("1"), gone);
        lanes.add(message("2"), gone);
        until("it was noticed", () -> unsettled.size() == 1);
        lanes.stop();
        assertEquals(List.of("1"), handled, "the successor waits for the redelivery");
    }

    @Test
    void areForgottenWhenTheyAreEmpty() {
        CountDownLatch start = new CountDownLatch(1);
        Lanes lanes = lanes(delivery -> start.await());
        lanes.add(message("1"), new Recorded());
        assertEquals(1, lanes.held());
        start.countDown();
        until("it is settled", () -> lanes.held() == 0);
    }
}
