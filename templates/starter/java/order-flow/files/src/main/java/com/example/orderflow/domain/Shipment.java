package com.example.orderflow.domain;

/** The effect of an order: it was shipped because of this message. */
public record Shipment(String messageId, String orderId, String customerId) {}
