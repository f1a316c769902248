package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.messaging.BrokerException;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.messaging.Lanes;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * One queue, whose messages go to consumers by their group: the ordering key. Connects again when the connection
 * breaks.
 */
final class ArtemisQueue implements MessageQueue {
    private static final long RECONNECT_MS = 500;

    private final ActiveMQConnectionFactory factory;
    private final QueueSettings settings;
    private final Log log;
    private final ScheduledExecutorService reconnecting = Executors.newSingleThreadScheduledExecutor();
    private final AtomicBoolean isReconnecting = new AtomicBoolean();
    private final List<Consuming> consuming = new ArrayList<>();
    private volatile JMSContext connection;
    private volatile Publisher publisher;

    private ArtemisQueue(ActiveMQConnectionFactory factory, QueueSettings settings, Log log) {
        this.factory = factory;
        this.settings = settings;
        this.log = log;
    }

    static ArtemisQueue open(ActiveMQConnectionFactory factory, QueueSettings settings, Log log) {
        // Lanes end with their connection, so all of it is set up again, and here.
        factory.setReconnectAttempts(0);
        // A consumer that the broker does not hear of for so long is taken for dead, and its groups go to others.
        factory.setConnectionTTL(10_000);
        factory.setClientFailureCheckPeriod(5000);
        ArtemisQueue queue = new ArtemisQueue(factory, settings, log);
        queue.connect();
        return queue;
    }

    static String deadQueue(QueueSettings settings) {
        return settings.name() + ".dead";
    }

    @Override
    public void publish(Message message) {
        publisher.send(settings.name(), message);
    }

    @Override
    public synchronized Subscription consume(Handler handler) {
        Consuming added = new Consuming(handler);
        added.begin();
        consuming.add(added);
        return added;
    }

    @Override
    public List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        try (JMSContext context = connection.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = context.createBrowser(context.createQueue(deadQueue(settings)))) {
            Enumeration<?> found = browser.getEnumeration();
            while (found.hasMoreElements()) letters.add(JmsMessages.deadLetter((TextMessage) found.nextElement()));
            return letters;
        } catch (JMSException e) {
            throw new BrokerException("The dead letters cannot be read", e);
        }
    }

    @Override
    public void close() {
        reconnecting.shutdownNow();
        connection.close();
        factory.close();
    }

    /** Sets everything up on a new connection: sessions don't outlive theirs. */
    private synchronized void connect() {
        JMSContext opened = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        opened.setExceptionListener(this::startOver);
        connection = opened;
        publisher = new Publisher(opened);
        consuming.forEach(Consuming::begin);
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
        abandonAll();
        isReconnecting.set(false);
        try {
            connection.close();
            connect();
        } catch (RuntimeException e) {
            log.event("broker-unreachable", Map.of("error", messageOf(e)));
            connectLater();
        }
    }

    private synchronized void abandonAll() {
        consuming.forEach(Consuming::abandon);
    }

    /** A handler that every connection gets a subscription for. */
    private final class Consuming implements Subscription {
        private final Handler handler;
        private GroupSubscription current;

        Consuming(Handler handler) {
            this.handler = handler;
        }

        void begin() {
            JMSContext context = connection.createContext(ActiveMQJMSConstants.INDIVIDUAL_ACKNOWLEDGE);
            Lanes lanes = new Lanes(settings, handler, log, ArtemisQueue.this::startOver);
            current = new GroupSubscription(context, publisher, settings, lanes);
        }

        void abandon() {
            current.abandon();
        }

        @Override
        public void stop() {
            synchronized (ArtemisQueue.this) {
                consuming.remove(this);
            }
            current.stop();
        }
    }
}
