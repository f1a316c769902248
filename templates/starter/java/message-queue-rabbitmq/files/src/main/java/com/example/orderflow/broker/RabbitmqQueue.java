package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Shards;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A queue of one quorum queue per shard, each with a single active consumer. Connects again when the connection
 * breaks.
 */
final class RabbitmqQueue implements MessageQueue {
    private static final long RECONNECT_MS = 500;

    private final ConnectionFactory factory;
    private final QueueSettings settings;
    private final Log log;
    private final ScheduledExecutorService reconnecting = Executors.newSingleThreadScheduledExecutor();
    private final AtomicBoolean isReconnecting = new AtomicBoolean();
    private final List<Consuming> consuming = new ArrayList<>();
    private volatile Connection connection;
    private volatile Publisher publisher;

    private RabbitmqQueue(ConnectionFactory factory, QueueSettings settings, Log log) {
        this.factory = factory;
        this.settings = settings;
        this.log = log;
    }

    static RabbitmqQueue open(String url, QueueSettings settings, Log log) {
        RabbitmqQueue queue = new RabbitmqQueue(connectionFactory(url), settings, log);
        try {
            queue.connect();
            return queue;
        } catch (IOException | TimeoutException e) {
            queue.reconnecting.shutdown();
            throw new BrokerException("The broker cannot be reached", e);
        }
    }

    private static ConnectionFactory connectionFactory(String url) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(url);
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected the URL of an AMQP broker", e);
        }
        // Lanes and channels end with their connection, so all of it is set up again, and here.
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    @Override
    public void publish(Message message) {
        int shard = Shards.of(message.key(), settings.shards());
        publisher.send(
                Topology.shardQueue(settings.name(), shard), AmqpMessages.properties(message), AmqpMessages.body(message));
    }

    @Override
    public synchronized Subscription consume(Handler handler) {
        Consuming added = new Consuming(handler);
        try {
            added.begin();
        } catch (IOException e) {
            throw new BrokerException("The queue cannot be consumed", e);
        }
        consuming.add(added);
        return added;
    }

    /** Looks at the dead letters: takes them all, and gives them back by closing the channel. */
    @Override
    public List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        try (Channel channel = connection.createChannel()) {
            String queue = Topology.deadQueue(settings.name());
            for (GetResponse next = channel.basicGet(queue, false); next != null; next = channel.basicGet(queue, false))
                letters.add(AmqpMessages.deadLetter(next.getProps(), next.getBody()));
            return letters;
        } catch (IOException | TimeoutException e) {
            throw new BrokerException("The dead letters cannot be read", e);
        }
    }

    @Override
    public void close() {
        reconnecting.shutdownNow();
        connection.abort();
    }

    /** Sets everything up on a new connection: channels don't outlive theirs. */
    private synchronized void connect() throws IOException, TimeoutException {
        connection = factory.newConnection();
        try {
            publisher = Publisher.open(connection, settings, this::onChannelShutdown);
            for (Consuming each : consuming) each.begin();
        } catch (IOException | RuntimeException e) {
            connection.abort();
            throw e;
        }
        connection.addShutdownListener(this::onShutdown);
    }

    /**
     * The broker closes a channel alone when it was asked for something impossible, like a queue that was deleted.
     */
    private void onChannelShutdown(ShutdownSignalException cause) {
        if (!cause.isHardError()) onShutdown(cause);
    }

    private void onShutdown(ShutdownSignalException cause) {
        if (!cause.isInitiatedByApplication()) startOver(cause);
    }

    /** Nobody knows what was settled: a new connection brings all of it again. */
    private void startOver(Throwable cause) {
        log.event("broker-disconnected", Map.of("error", messageOf(cause)));
        connectLater();
    }

    private void connectLater() {
        if (reconnecting.isShutdown() || !isReconnecting.compareAndSet(false, true)) return;
        reconnecting.schedule(this::connectAgain, RECONNECT_MS, TimeUnit.MILLISECONDS);
    }

    private void connectAgain() {
        connection.abort();
        isReconnecting.set(false);
        try {
            connect();
        } catch (IOException | TimeoutException | RuntimeException e) {
            log.event("broker-unreachable", Map.of("error", messageOf(e)));
            connectLater();
        }
    }

    /** A handler that every connection gets a subscription for. */
    private final class Consuming implements Subscription {
        private final Handler handler;
        private ShardSubscription current;

        Consuming(Handler handler) {
            this.handler = handler;
        }

        void begin() throws IOException {
            RabbitmqQueue queue = RabbitmqQueue.this;
            Lanes lanes = new Lanes(settings, handler, log, queue::startOver);
            current = ShardSubscription.open(connection, publisher, settings, lanes, queue::onChannelShutdown);
        }

        @Override
        public void stop() {
            synchronized (RabbitmqQueue.this) {
                consuming.remove(this);
            }
            current.stop();
        }
    }
}
