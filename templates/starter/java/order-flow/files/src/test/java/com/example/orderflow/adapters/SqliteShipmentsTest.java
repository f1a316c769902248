package com.example.orderflow.adapters;

import com.example.orderflow.config.Environment;
import com.example.orderflow.contract.ShipmentStoreContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteShipmentsTest extends ShipmentStoreContract {
    @TempDir
    Path folder;

    @Override
    protected ShipmentStore open() {
        return new SqliteShipments(new Environment(Map.of("DATA_DIR", folder.toString())));
    }
}
