package com.example.orderflow.contract;

import com.example.orderflow.broker.Broker;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;

/** The broker that the environment names. */
class BrokerQueueIT extends QueueContract {
    @Override
    protected MessageQueue open(QueueSettings settings) {
        return Broker.openQueue(Environment.ofProcess(), settings, Log.NONE);
    }
}
