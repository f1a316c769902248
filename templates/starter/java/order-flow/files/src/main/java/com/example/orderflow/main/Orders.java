package com.example.orderflow.main;

import com.example.orderflow.adapters.OrderServer;
import com.example.orderflow.adapters.OrderStore;
import com.example.orderflow.application.Outbox;
import com.example.orderflow.application.PlaceOrder;
import com.example.orderflow.broker.Broker;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.telemetry.Log;
import java.util.List;
import java.util.Map;

/** The orders service: accepts orders over HTTP and publishes that they were placed. */
public final class Orders {
    private Orders() {}

    public static void main(String[] args) {
        Service.run("orders", Orders::start);
    }

    private static List<Runnable> start(Environment env, Log log) {
        OrderStore orders = Broker.openOrders(env);
        MessageQueue queue = Broker.openQueue(env, env.queueSettings(), log);
        Outbox outbox = new Outbox(orders, queue, log);
        OutboxRelay relay = OutboxRelay.start(outbox, log);
        PlaceOrder placeOrder = new PlaceOrder(orders, orders, outbox);
        OrderServer server = OrderServer.start(placeOrder, log, env.wholeNumber("PORT", 3000, 0));
        log.event("listening", Map.of("port", server.port()));
        return List.of(server::close, relay::stop, outbox::publishAll, queue::close, orders::close);
    }
}
