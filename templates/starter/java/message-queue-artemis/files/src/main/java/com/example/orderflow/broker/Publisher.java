package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;

/** Sends durable messages; the broker has written them to its journal when a call returns. */
final class Publisher {
    private final JMSContext context;

    Publisher(JMSContext context) {
        this.context = context;
    }

    void send(String queue, Message message) {
        send(queue, () -> JmsMessages.of(context, message));
    }

    void sendDead(String queue, DeadLetter letter) {
        send(queue, () -> JmsMessages.of(context, letter));
    }

    @FunctionalInterface
    private interface Writer {
        TextMessage write() throws JMSException;
    }

    /** One at a time: a context is for one thread. */
    private synchronized void send(String queue, Writer writer) {
        try {
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.PERSISTENT)
                    .send(context.createQueue(queue), writer.write());
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException("Not confirmed: " + e.getMessage(), e);
        }
    }
}
