package com.example.orderflow.adapters;

import com.example.orderflow.domain.ShipmentRepository;

/** Where the fulfilment service keeps what it has. */
public interface ShipmentStore extends ShipmentRepository, AutoCloseable {
    @Override
    void close();
}
