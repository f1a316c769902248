package com.example.orderflow.broker;

import com.example.orderflow.adapters.Assortment;
import com.example.orderflow.adapters.Database;
import com.example.orderflow.adapters.Headers;
import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.Order;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OrderLine;
import com.example.orderflow.domain.OutOfStock;
import com.example.orderflow.domain.Sku;
import com.example.orderflow.messaging.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders, stock and outbox as tables. */
final class PostgresqlOrders implements OrderStore {
    private static final String[] DDL = {
        "CREATE TABLE IF NOT EXISTS stock (sku text PRIMARY KEY, available integer NOT NULL, unit_price_cents integer NOT NULL)",
        "CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY, customer_id text NOT NULL, total_cents integer NOT NULL,"
                + " placed jsonb NOT NULL)",
        "CREATE TABLE IF NOT EXISTS outbox (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL,"
                + " key text NOT NULL, body text NOT NULL, headers jsonb NOT NULL)"
    };

    private final Pool pool;

    PostgresqlOrders(Pool pool, Environment env) {
        this.pool = pool;
        pool.createTables(DDL);
        for (Assortment.Article article : Assortment.of(env))
            update("INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    article.sku(), article.available(), article.unitPriceCents());
    }

    @Override
    public Optional<Level> find(Sku sku) {
        return query("SELECT available, unit_price_cents FROM stock WHERE sku = ?",
                        row -> new Level(row.getLong(1), new Money(row.getLong(2))), sku.value())
                .stream().findFirst();
    }

    @Override
    public Optional<Money> totalOf(OrderId id) {
        return query("SELECT total_cents FROM orders WHERE id = ?", row -> new Money(row.getLong(1)), id.value())
                .stream().findFirst();
    }

    @Override
    public void add(Order order, Message message) {
        // In one order of articles, so that two orders never wait for each other.
        List<OrderLine> lines = order.lines().stream()
                .sorted(Comparator.comparing(line -> line.sku().value()))
                .toList();
        pool.inTransaction(database -> {
            lines.forEach(line -> takeFromStock(database, line));
            insert(database, order, message);
            return null;
        });
    }

    @Override
    public List<Message> unpublished() {
        return query("SELECT id, key, body, headers FROM outbox ORDER BY seq", QueueTables::readMessage);
    }

    @Override
    public List<Message> unpublished(String key) {
        return query("SELECT id, key, body, headers FROM outbox WHERE key = ? ORDER BY seq",
                QueueTables::readMessage, key);
    }

    @Override
    public void markPublished(String messageId) {
        update("DELETE FROM outbox WHERE id = ?", messageId);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void takeFromStock(Database database, OrderLine line) {
        String sql = "UPDATE stock SET available = available - ? WHERE sku = ? AND available >= ?";
        if (database.update(sql, line.quantity(), line.sku().value(), line.quantity()) == 0)
            throw new OutOfStock("Not enough of " + line.sku() + " left");
    }

    private static void insert(Database database, Order order, Message message) {
        database.update("INSERT INTO orders VALUES (?, ?, ?, ?::jsonb)",
                order.id().value(), order.customer().value(), order.total().cents(), message.body());
        database.update("INSERT INTO outbox (id, key, body, headers) VALUES (?, ?, ?, ?::jsonb)",
                message.id(), message.key(), message.body(), Headers.write(message.headers()));
    }

    private void update(String sql, Object... values) {
        pool.with(database -> database.update(sql, values));
    }

    private <T> List<T> query(String sql, Database.RowReader<T> reader, Object... values) {
        return pool.with(database -> database.query(sql, reader, values));
    }
}
