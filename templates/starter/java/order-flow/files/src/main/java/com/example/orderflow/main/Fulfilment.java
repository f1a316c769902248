package com.example.orderflow.main;

import com.example.orderflow.adapters.FileNotifier;
import com.example.orderflow.adapters.ShipmentStore;
import com.example.orderflow.application.FulfilOrder;
import com.example.orderflow.broker.Broker;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.util.List;

/** The fulfilment service: ships what was ordered and tells the customer. */
public final class Fulfilment {
    private Fulfilment() {}

    public static void main(String[] args) throws InterruptedException {
        Service.run("fulfilment", Fulfilment::start);
        // A broker's threads need not keep the process alive.
        Thread.currentThread().join();
    }

    private static List<Runnable> start(Environment env, Log log) {
        ShipmentStore shipments = Broker.openShipments(env);
        FileNotifier notifier = new FileNotifier(env.dataFile("notices.jsonl"));
        FulfilOrder fulfilOrder = new FulfilOrder(shipments, notifier, Faults.crashPoint(env, log), log);
        MessageQueue queue = Broker.openQueue(env, env.queueSettings(), log);
        fulfilOrder.sendNotices();
        Subscription subscription = queue.consume(Faults.around(fulfilOrder, env));
        log.event("ready");
        return List.of(subscription::stop, queue::close, shipments::close);
    }
}
