package com.example.orderflow.adapters;

import com.example.orderflow.contract.QueueContract;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.QueueSettings;
import com.example.orderflow.telemetry.Log;

class InMemoryQueueTest extends QueueContract {
    @Override
    protected MessageQueue open(QueueSettings settings) {
        return new InMemoryQueue(settings, Log.NONE);
    }
}
