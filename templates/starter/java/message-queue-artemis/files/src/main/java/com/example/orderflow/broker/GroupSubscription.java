package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Settlement;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;

/** The subscription over one connection. A broken connection ends it; the next one gets a new one. */
final class GroupSubscription {
    /** What may wait in memory for failing messages of their keys, before other keys wait too. */
    private static final int MOST_HELD = 1000;

    private final JMSContext context;
    private final Publisher publisher;
    private final QueueSettings settings;
    private final Lanes lanes;
    private final JMSConsumer consumer;
    private volatile boolean isStopped;

    /** @param context acknowledges message by message, and is used by nobody else */
    GroupSubscription(JMSContext context, Publisher publisher, QueueSettings settings, Lanes lanes) {
        this.context = context;
        this.publisher = publisher;
        this.settings = settings;
        this.lanes = lanes;
        consumer = context.createConsumer(context.createQueue(settings.name()));
        consumer.setMessageListener(delivered -> take((TextMessage) delivered));
    }

    /** The connection goes, and with it the chance to settle anything. */
    void abandon() {
        isStopped = true;
        lanes.startNothingMore();
        close();
    }

    void stop() {
        isStopped = true;
        lanes.stop();
        close();
    }

    /** Gives the broker back what is not acknowledged. */
    private void close() {
        try {
            consumer.close();
            context.close();
        } catch (JMSRuntimeException e) {
            // The connection is broken: there is nothing left to close.
        }
    }

    /** The broker sends more as soon as this returns. */
    private void take(TextMessage delivered) {
        while (lanes.held() >= MOST_HELD && !isStopped) pause();
        try {
            Message message = JmsMessages.message(delivered);
            lanes.add(message, new DeliverySettlement(message, delivered));
        } catch (JMSException e) {
            throw new BrokerException("Not a message of this queue", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class DeliverySettlement implements Settlement {
        private final Message message;
        private final TextMessage delivered;
        private int attempts;

        DeliverySettlement(Message message, TextMessage delivered) {
            this.message = message;
            this.delivered = delivered;
        }

        @Override
        public int countAttempt() {
            return ++attempts;
        }

        @Override
        public void acknowledge() {
            // One at a time: the session behind it is for one thread.
            synchronized (context) {
                try {
                    delivered.acknowledge();
                } catch (JMSException e) {
                    throw new BrokerException("Not acknowledged: " + message.id(), e);
                }
            }
        }

        @Override
        public void deadLetter(int count, String error) {
            publisher.sendDead(ArtemisQueue.deadQueue(settings), new DeadLetter(message, count, error));
            acknowledge();
        }
    }
}
