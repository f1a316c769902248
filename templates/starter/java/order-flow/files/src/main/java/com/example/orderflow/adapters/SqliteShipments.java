package com.example.orderflow.adapters;

import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.Notice;
import com.example.orderflow.domain.Shipment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Shipments, processed message ids and unsent notices in DATA_DIR/fulfilment.db. */
public final class SqliteShipments implements ShipmentStore {
    // No unique key on shipments: that an effect happens once is the work of `processed`, and a test can see when it
    // fails.
    private static final String[] SCHEMA = {
        "CREATE TABLE IF NOT EXISTS processed (message_id TEXT PRIMARY KEY)",
        "CREATE TABLE IF NOT EXISTS shipments (seq INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL,"
                + " order_id TEXT NOT NULL, customer_id TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS notices (message_id TEXT NOT NULL, order_id TEXT NOT NULL, customer_id TEXT NOT NULL,"
                + " headers TEXT NOT NULL)"
    };

    private final Database database;

    public SqliteShipments(Environment env) {
        database = Sqlite.open(env.dataFile("fulfilment.db"), SCHEMA);
    }

    @Override
    public boolean add(Notice notice) {
        return database.inTransaction(() -> {
            String first = "INSERT INTO processed VALUES (?) ON CONFLICT DO NOTHING";
            if (database.update(first, notice.messageId()) == 0) return false;
            insert(notice);
            return true;
        });
    }

    @Override
    public List<Shipment> all() {
        String sql = "SELECT message_id, order_id, customer_id FROM shipments ORDER BY seq";
        return database.query(sql, SqliteShipments::readShipment);
    }

    @Override
    public List<Notice> unsentNotices() {
        return database.query("SELECT * FROM notices ORDER BY rowid",
                row -> new Notice(readShipment(row), Headers.read(row.getString("headers"))));
    }

    @Override
    public void markSent(String messageId) {
        database.update("DELETE FROM notices WHERE message_id = ?", messageId);
    }

    @Override
    public void close() {
        database.close();
    }

    private void insert(Notice notice) {
        Shipment shipment = notice.shipment();
        database.update("INSERT INTO shipments (message_id, order_id, customer_id) VALUES (?, ?, ?)",
                shipment.messageId(), shipment.orderId(), shipment.customerId());
        database.update("INSERT INTO notices VALUES (?, ?, ?, ?)",
                shipment.messageId(), shipment.orderId(), shipment.customerId(), Headers.write(notice.headers()));
    }

    private static Shipment readShipment(ResultSet row) throws SQLException {
        return new Shipment(row.getString("message_id"), row.getString("order_id"), row.getString("customer_id"));
    }
}
