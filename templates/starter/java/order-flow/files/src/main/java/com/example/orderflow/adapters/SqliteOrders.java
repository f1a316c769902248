package com.example.orderflow.adapters;

import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.Order;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OrderLine;
import com.example.orderflow.domain.OutOfStock;
import com.example.orderflow.domain.Sku;
import com.example.orderflow.messaging.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Orders, stock and outbox in DATA_DIR/orders.db. */
public final class SqliteOrders implements OrderStore {
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL, unit_price_cents INTEGER NOT NULL)",
        "CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, total_cents INTEGER NOT NULL,"
                + " placed TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, key TEXT NOT NULL,"
                + " body TEXT NOT NULL, headers TEXT NOT NULL)"
    };

    private final Database database;

    public SqliteOrders(Environment env) {
        database = Sqlite.open(env.dataFile("orders.db"), SCHEMA);
        for (Assortment.Article article : Assortment.of(env))
            database.update("INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    article.sku(), article.available(), article.unitPriceCents());
    }

    @Override
    public Optional<Level> find(Sku sku) {
        String sql = "SELECT available, unit_price_cents FROM stock WHERE sku = ?";
        return database.query(sql, row -> new Level(row.getLong(1), new Money(row.getLong(2))), sku.value())
                .stream().findFirst();
    }

    @Override
    public Optional<Money> totalOf(OrderId id) {
        String sql = "SELECT total_cents FROM orders WHERE id = ?";
        return database.query(sql, row -> new Money(row.getLong(1)), id.value()).stream().findFirst();
    }

    @Override
    public void add(Order order, Message message) {
        database.inTransaction(() -> {
            order.lines().forEach(this::takeFromStock);
            insert(order, message);
            return null;
        });
    }

    @Override
    public List<Message> unpublished() {
        return database.query("SELECT id, key, body, headers FROM outbox ORDER BY seq", SqliteOrders::readMessage);
    }

    @Override
    public List<Message> unpublished(String key) {
        String sql = "SELECT id, key, body, headers FROM outbox WHERE key = ? ORDER BY seq";
        return database.query(sql, SqliteOrders::readMessage, key);
    }

    @Override
    public void markPublished(String messageId) {
        database.update("DELETE FROM outbox WHERE id = ?", messageId);
    }

    @Override
    public void close() {
        database.close();
    }

    private void takeFromStock(OrderLine line) {
        String sql = "UPDATE stock SET available = available - ? WHERE sku = ? AND available >= ?";
        if (database.update(sql, line.quantity(), line.sku().value(), line.quantity()) == 0)
            throw new OutOfStock("Not enough of " + line.sku() + " left");
    }

    private void insert(Order order, Message message) {
        database.update("INSERT INTO orders VALUES (?, ?, ?, ?)",
                order.id().value(), order.customer().value(), order.total().cents(), message.body());
        database.update("INSERT INTO outbox (id, key, body, headers) VALUES (?, ?, ?, ?)",
                message.id(), message.key(), message.body(), Headers.write(message.headers()));
    }

    private static Message readMessage(ResultSet row) throws SQLException {
        return new Message(
                row.getString("id"), row.getString("key"), row.getString("body"), Headers.read(row.getString("headers")));
    }
}
