package com.example.orderflow.adapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Database files. */
final class Sqlite {
    private Sqlite() {}

    /** Opens a database file that several processes of this host may share, and creates its tables. */
    static Database open(Path path, String... schema) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Database database = new Database(config().createConnection("jdbc:sqlite:" + path));
            database.execute(schema);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        // WAL lets readers and a writer work at once; FULL makes a commit survive a power cut too.
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        // Waits for its turn at the start, where nothing is lost by waiting.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return config;
    }
}
