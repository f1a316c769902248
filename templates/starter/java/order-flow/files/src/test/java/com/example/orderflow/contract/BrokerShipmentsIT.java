package com.example.orderflow.contract;

import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.broker.Broker;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store that goes with the broker. */
class BrokerShipmentsIT extends ShipmentStoreContract {
    @TempDir
    Path folder;

    @Override
    protected ShipmentStore open() {
        return Broker.openShipments(BrokerEnvironment.in(folder));
    }
}
