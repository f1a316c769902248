package com.example.orderflow.broker;

import com.example.orderflow.adapters.Database;
import com.example.orderflow.adapters.Headers;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables of a queue. */
record QueueTables(String queue) {
    static final String[] DDL = {
        """
        CREATE TABLE IF NOT EXISTS queue_message (
          seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, queue text NOT NULL, shard integer NOT NULL, key text NOT NULL,
          id text NOT NULL, body text NOT NULL, headers jsonb NOT NULL, not_before timestamptz NOT NULL DEFAULT now())""",
        "CREATE INDEX IF NOT EXISTS queue_message_by_shard ON queue_message (queue, shard, seq)",
        "CREATE INDEX IF NOT EXISTS queue_message_by_key ON queue_message (queue, key, seq)",
        "CREATE TABLE IF NOT EXISTS queue_attempt (seq bigint PRIMARY KEY, attempts integer NOT NULL)",
        """
        CREATE TABLE IF NOT EXISTS queue_dead_letter (
          seq bigint PRIMARY KEY, queue text NOT NULL, key text NOT NULL, id text NOT NULL, body text NOT NULL,
          headers jsonb NOT NULL, attempts integer NOT NULL, error text NOT NULL)"""
    };

    record Stored(long seq, Message message) {}

    /** The channel that wakes consumers up. */
    String channel() {
        return "queue_" + queue.replaceAll("\\W", "_");
    }

    void insert(Database database, int shard, Message message) {
        database.update("INSERT INTO queue_message (queue, shard, key, id, body, headers) VALUES (?, ?, ?, ?, ?, ?::jsonb)",
                queue, shard, message.key(), message.id(), message.body(), Headers.write(message.headers()));
        database.execute("NOTIFY " + channel());
    }

    /**
     * The next message that may be handled, locked until the transaction ends: the oldest one of its key, when its
     * delay is over and nobody else has it. A key whose oldest message is locked or waits is skipped as a whole.
     */
    Optional<Stored> lockNext(Database database, int shard) {
        String sql =
                """
                SELECT seq, id, key, body, headers FROM queue_message m
                 WHERE queue = ? AND shard = ? AND not_before <= clock_timestamp()
                   AND NOT EXISTS (SELECT 1 FROM queue_message older
                                    WHERE older.queue = m.queue AND older.key = m.key AND older.seq < m.seq)
                 ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED""";
        return database.query(sql, row -> new Stored(row.getLong("seq"), readMessage(row)), queue, shard)
                .stream().findFirst();
    }

    /**
     * To be called outside the transaction that holds the message, so that the count survives the consumer's death.
     */
    int countAttempt(Database database, Stored stored) {
        String sql =
                """
                INSERT INTO queue_attempt AS a VALUES (?, 1)
                ON CONFLICT (seq) DO UPDATE SET attempts = a.attempts + 1 RETURNING attempts""";
        return database.query(sql, row -> row.getInt(1), stored.seq).get(0);
    }

    void delete(Database database, Stored stored) {
        database.update("DELETE FROM queue_message WHERE seq = ?", stored.seq);
        database.update("DELETE FROM queue_attempt WHERE seq = ?", stored.seq);
    }

    void delay(Database database, Stored stored, long delayMs) {
        String later = "clock_timestamp() + ? * interval '1 millisecond'";
        database.update("UPDATE queue_message SET not_before = " + later + " WHERE seq = ?", delayMs, stored.seq);
    }

    void bury(Database database, Stored stored, int attempts, String error) {
        database.update(
                "INSERT INTO queue_dead_letter SELECT seq, queue, key, id, body, headers, ?, ? FROM queue_message WHERE seq = ?",
                attempts, error, stored.seq);
        delete(database, stored);
    }

    List<DeadLetter> deadLetters(Database database) {
        return database.query("SELECT * FROM queue_dead_letter WHERE queue = ? ORDER BY seq",
                row -> new DeadLetter(readMessage(row), row.getInt("attempts"), row.getString("error")), queue);
    }

    static Message readMessage(ResultSet row) throws SQLException {
        return new Message(
                row.getString("id"), row.getString("key"), row.getString("body"), Headers.read(row.getString("headers")));
    }
}
