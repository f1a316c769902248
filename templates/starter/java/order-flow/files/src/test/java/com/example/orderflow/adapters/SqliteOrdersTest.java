package com.example.orderflow.adapters;

import com.example.orderflow.config.Environment;
import com.example.orderflow.contract.OrderStoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteOrdersTest extends OrderStoreContract {
    @TempDir
    Path folder;

    @Override
    protected OrderStore open() {
        return new SqliteOrders(new Environment(Map.of("DATA_DIR", folder.toString())));
    }
}
