package com.example.orderflow.broker;

import com.example.orderflow.adapters.Database;
import com.example.orderflow.adapters.Headers;
import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.domain.Notice;
import com.example.orderflow.domain.Shipment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Shipments, processed message ids and unsent notices as tables. */
final class PostgresqlShipments implements ShipmentStore {
    // No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it
    // fails.
    private static final String[] DDL = {
        "CREATE TABLE IF NOT EXISTS processed (message_id text PRIMARY KEY)",
        "CREATE TABLE IF NOT EXISTS shipments (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                + " message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL)",
        "CREATE TABLE IF NOT EXISTS notices (message_id text NOT NULL, order_id text NOT NULL, customer_id text NOT NULL,"
                + " headers jsonb NOT NULL)"
    };

    private final Pool pool;

    PostgresqlShipments(Pool pool) {
        this.pool = pool;
        pool.createTables(DDL);
    }

    @Override
    public boolean add(Notice notice) {
        return pool.inTransaction(database -> {
            String first = "INSERT INTO processed VALUES (?) ON CONFLICT DO NOTHING";
            if (database.update(first, notice.messageId()) == 0) return false;
            insert(database, notice);
            return true;
        });
    }

    @Override
    public List<Shipment> all() {
        String sql = "SELECT message_id, order_id, customer_id FROM shipments ORDER BY seq";
        return pool.with(database -> database.query(sql, PostgresqlShipments::readShipment));
    }

    @Override
    public List<Notice> unsentNotices() {
        return pool.with(database -> database.query("SELECT * FROM notices",
                row -> new Notice(readShipment(row), Headers.read(row.getString("headers")))));
    }

    @Override
    public void markSent(String messageId) {
        pool.with(database -> database.update("DELETE FROM notices WHERE message_id = ?", messageId));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void insert(Database database, Notice notice) {
        Shipment shipment = notice.shipment();
        database.update("INSERT INTO shipments (message_id, order_id, customer_id) VALUES (?, ?, ?)",
                shipment.messageId(), shipment.orderId(), shipment.customerId());
        database.update("INSERT INTO notices VALUES (?, ?, ?, ?::jsonb)",
                shipment.messageId(), shipment.orderId(), shipment.customerId(), Headers.write(notice.headers()));
    }

    private static Shipment readShipment(ResultSet row) throws SQLException {
        return new Shipment(row.getString("message_id"), row.getString("order_id"), row.getString("customer_id"));
    }
}
