package com.example.orderflow.messaging;

/** @param attempt 1 for the first; redeliveries after a crash and retries after an error both count */
public record Delivery(Message message, int attempt) {}
