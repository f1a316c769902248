package com.example.orderflow.domain;

import java.util.Map;

/** What has to be told to a customer, and the trace it follows from. */
public record Notice(Shipment shipment, Map<String, String> headers) {
    public String messageId() {
        return shipment.messageId();
    }
}
