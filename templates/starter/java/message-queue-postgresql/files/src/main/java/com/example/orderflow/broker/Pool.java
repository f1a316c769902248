package com.example.orderflow.broker;

import com.example.orderflow.adapters.Database;
import com.example.orderflow.adapters.StoreException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.Function;

/** Connections that are lent for a moment. One that broke is replaced at its next use. */
final class Pool implements AutoCloseable {
    private static final int STORE_CONNECTIONS = 10;

    private final HikariDataSource connections;

    private Pool(HikariConfig config) {
        connections = new HikariDataSource(config);
    }

    /** Errors: the database cannot be reached. */
    static Pool open(DatabaseUrl url, int size) {
        return new Pool(config(url, size));
    }

    /** A pool whose tables are in the schema, which is created when it is not there. */
    static Pool openSchema(DatabaseUrl url, String schema) {
        HikariConfig config = config(url, STORE_CONNECTIONS);
        config.setSchema(schema);
        Pool pool = new Pool(config);
        pool.createTables("CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"");
        return pool;
    }

    private static HikariConfig config(DatabaseUrl url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.jdbc());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5000);
        return config;
    }

    /** Creates tables; the lock keeps processes that start together out of each other's way. */
    void createTables(String... ddl) {
        inTransaction(database -> {
            database.execute("SELECT pg_advisory_xact_lock(hashtext('create tables'))");
            database.execute(ddl);
            return null;
        });
    }

    <T> T with(Function<Database, T> work) {
        try (Database database = new Database(connections.getConnection())) {
            return work.apply(database);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** All or nothing. */
    <T> T inTransaction(Function<Database, T> work) {
        return with(database -> database.inTransaction(() -> work.apply(database)));
    }

    @Override
    public void close() {
        connections.close();
    }
}
