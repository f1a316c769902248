package com.example.orderflow.contract;

import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.broker.Broker;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store that goes with the broker. */
class BrokerOrdersIT extends OrderStoreContract {
    @TempDir
    Path folder;

    @Override
    protected OrderStore open() {
        return Broker.openOrders(BrokerEnvironment.in(folder));
    }
}
