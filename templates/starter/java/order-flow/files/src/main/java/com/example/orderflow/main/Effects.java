package com.example.orderflow.main;

import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.broker.Broker;
import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.Shipment;
import com.example.orderflow.telemetry.Log;
import java.util.List;

/** Prints what was shipped, in the order in which it happened. */
public final class Effects {
    private record Printed(int count, List<Shipment> effects) {}

    private Effects() {}

    public static void main(String[] args) {
        try (ShipmentStore shipments = Broker.openShipments(Environment.ofProcess())) {
            List<Shipment> effects = shipments.all();
            Log.printLine(new Printed(effects.size(), effects));
        }
    }
}
