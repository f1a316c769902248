package com.example.orderflow.broker;

import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.adapters.SqliteOrders;
import com.example.orderflow.adapters.SqliteShipments;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;

/** The queue of this stack, and the stores that go with it. */
public final class Broker {
    private Broker() {}

    public static MessageQueue openQueue(Environment env, QueueSettings settings, Log log) {
        return RabbitmqQueue.open(env.required("AMQP_URL"), settings, log);
    }

    public static OrderStore openOrders(Environment env) {
        return new SqliteOrders(env);
    }

    public static ShipmentStore openShipments(Environment env) {
        return new SqliteShipments(env);
    }
}
