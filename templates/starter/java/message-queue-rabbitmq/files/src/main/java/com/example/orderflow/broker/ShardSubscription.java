package com.example.orderflow.broker;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Settlement;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/** The subscription to all shards over one channel. A broken channel ends it; the next connection gets a new one. */
final class ShardSubscription {
    /** What may wait in memory for a failing message of its key, per shard, before other keys wait too. */
    private static final int MOST_HELD = 1000;

    private final Channel channel;
    private final Publisher publisher;
    private final QueueSettings settings;
    private final Lanes lanes;
    private final List<String> tags = new ArrayList<>();

    private ShardSubscription(Channel channel, Publisher publisher, QueueSettings settings, Lanes lanes) {
        this.channel = channel;
        this.publisher = publisher;
        this.settings = settings;
        this.lanes = lanes;
    }

    static ShardSubscription open(
            Connection connection,
            Publisher publisher,
            QueueSettings settings,
            Lanes lanes,
            ShutdownListener onShutdown)
            throws IOException {
        Channel channel = connection.createChannel();
        ShardSubscription subscription = new ShardSubscription(channel, publisher, settings, lanes);
        channel.addShutdownListener(cause -> lanes.startNothingMore());
        channel.basicQos(MOST_HELD);
        for (int shard = 0; shard < settings.shards(); shard++) subscription.subscribe(shard);
        channel.addShutdownListener(onShutdown);
        return subscription;
    }

    void stop() {
        try {
            if (channel.isOpen()) for (String tag : tags) channel.basicCancel(tag);
            lanes.stop();
            if (channel.isOpen()) channel.close();
        } catch (IOException | TimeoutException e) {
            throw new BrokerException("The subscription was not ended", e);
        }
    }

    /**
     * Of several consumers the one with the highest priority is active (RabbitMQ 4; 3.x: the first): chance spreads
     * the shards.
     */
    private void subscribe(int shard) throws IOException {
        Map<String, Object> priority = Map.of("x-priority", ThreadLocalRandom.current().nextInt(1, 100));
        String queue = Topology.shardQueue(settings.name(), shard);
        tags.add(channel.basicConsume(queue, false, priority, (tag, delivered) -> take(delivered), tag -> {}));
    }

    private void take(Delivery delivered) {
        Message message = AmqpMessages.message(delivered.getProperties(), delivered.getBody());
        lanes.add(message, new DeliverySettlement(message, delivered.getEnvelope().getDeliveryTag()));
    }

    private final class DeliverySettlement implements Settlement {
        private final Message message;
        private final long tag;
        private int attempts;

        DeliverySettlement(Message message, long tag) {
            this.message = message;
            this.tag = tag;
        }

        @Override
        public int countAttempt() {
            return ++attempts;
        }

        @Override
        public void acknowledge() {
            try {
                channel.basicAck(tag, false);
            } catch (IOException e) {
                throw new BrokerException("Not acknowledged: " + message.id(), e);
            }
        }

        @Override
        public void deadLetter(int count, String error) {
            String queue = Topology.deadQueue(settings.name());
            publisher.send(queue, AmqpMessages.deadProperties(message, count, error), AmqpMessages.body(message));
            acknowledge();
        }
    }
}
