package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.QueueSettings;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownListener;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Sends and waits for the broker's confirm. */
final class Publisher {
    private static final long CONFIRM_SECONDS = 10;

    private final Channel channel;
    private final ConcurrentNavigableMap<Long, CompletableFuture<Void>> unconfirmed = new ConcurrentSkipListMap<>();
    private final Set<String> returned = ConcurrentHashMap.newKeySet();

    private Publisher(Channel channel) {
        this.channel = channel;
    }

    /** Declares the queues, so that there is where to send to. */
    static Publisher open(Connection connection, QueueSettings settings, ShutdownListener onShutdown) throws IOException {
        Channel channel = connection.createChannel();
        Topology.declare(channel, settings);
        Publisher publisher = new Publisher(channel);
        channel.confirmSelect();
        channel.addConfirmListener(
                (number, multiple) -> publisher.settle(number, multiple, sent -> sent.complete(null)),
                (number, multiple) -> publisher.settle(number, multiple, sent -> fail(sent, "Refused by the broker")));
        // Comes before the confirm of the same message.
        channel.addReturnListener(message -> publisher.returned.add(message.getProperties().getMessageId()));
        channel.addShutdownListener(cause -> publisher.settle(Long.MAX_VALUE, true, sent -> fail(sent, cause.getMessage())));
        channel.addShutdownListener(onShutdown);
        return publisher;
    }

    /** Returns when the message is confirmed. */
    void send(String queue, BasicProperties properties, byte[] body) {
        String id = properties.getMessageId();
        try {
            publish(queue, properties, body).get(CONFIRM_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new BrokerException("Not confirmed: " + id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("Not confirmed: " + id, e);
        }
        if (returned.remove(id)) throw new BrokerException("There is no queue " + queue);
    }

    /** One at a time: the number has to be that of this message. */
    private synchronized CompletableFuture<Void> publish(String queue, BasicProperties properties, byte[] body)
            throws IOException {
        CompletableFuture<Void> confirm = new CompletableFuture<>();
        unconfirmed.put(channel.getNextPublishSeqNo(), confirm);
        channel.basicPublish("", queue, true, properties, body);
        return confirm;
    }

    private void settle(long number, boolean multiple, Consumer<CompletableFuture<Void>> outcome) {
        var settled = unconfirmed.headMap(number, true);
        if (!multiple) settled = settled.tailMap(number, true);
        settled.values().forEach(outcome);
        settled.clear();
    }

    private static void fail(CompletableFuture<Void> sent, String why) {
        sent.completeExceptionally(new BrokerException(why));
    }
}
