package com.example.orderflow.support;

import com.example.orderflow.messaging.QueueSettings;

/** Settings that make tests quick. */
public final class TestSettings {
    private TestSettings() {}

    public static QueueSettings named(String name) {
        return new QueueSettings(name, 2, 3, 20, 1000);
    }
}
