package com.example.orderflow.messaging;

/** How a queue is used; every process that uses it has to agree on name and shards. */
public record QueueSettings(String name, int shards, int maxAttempts, long retryBaseMs, long leaseMs) {}
