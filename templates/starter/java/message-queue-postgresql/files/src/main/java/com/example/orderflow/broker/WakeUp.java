package com.example.orderflow.broker;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.telemetry.Log;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/** Ends the wait of workers early when a message came. Only a hint: workers look by themselves every so often. */
final class WakeUp {
    private static final int LOOK_MS = 500;

    private final DatabaseUrl url;
    private final String channel;
    private final Log log;
    private final Thread listener = new Thread(this::listen, "wake-up");
    private volatile boolean isClosed;

    WakeUp(DatabaseUrl url, String channel, Log log) {
        this.url = url;
        this.channel = channel;
        this.log = log;
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits for a message, the time, or the close. */
    synchronized void await(long longestMs) {
        if (!isClosed) pause(longestMs);
    }

    void close() {
        isClosed = true;
        wakeAll();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }

    private void listen() {
        while (!isClosed) {
            try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + channel);
                PGConnection notified = connection.unwrap(PGConnection.class);
                while (!isClosed) if (notified.getNotifications(LOOK_MS).length > 0) wakeAll();
            } catch (SQLException e) {
                log.event("listening-ended", Map.of("error", messageOf(e)));
                await(LOOK_MS);
            }
        }
    }

    private void pause(long ms) {
        try {
            wait(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
