package com.example.orderflow.broker;

import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;

/** The queue of this stack, and the stores that go with it. */
public final class Broker {
    private Broker() {}

    public static MessageQueue openQueue(Environment env, QueueSettings settings, Log log) {
        return PostgresqlQueue.open(url(env), settings, log);
    }

    public static OrderStore openOrders(Environment env) {
        return new PostgresqlOrders(openStore(env), env);
    }

    public static ShipmentStore openShipments(Environment env) {
        return new PostgresqlShipments(openStore(env));
    }

    /** The stores are in a schema of the queue's name: what runs beside this flow in one database stays apart. */
    private static Pool openStore(Environment env) {
        return Pool.openSchema(url(env), env.queueSettings().name());
    }

    private static DatabaseUrl url(Environment env) {
        return DatabaseUrl.parse(env.required("DATABASE_URL"));
    }
}
