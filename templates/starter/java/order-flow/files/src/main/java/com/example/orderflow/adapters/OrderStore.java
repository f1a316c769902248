package com.example.orderflow.adapters;

import com.example.orderflow.domain.OrderRepository;
import com.example.orderflow.domain.Stock;

/** Where the orders service keeps what it has. */
public interface OrderStore extends OrderRepository, Stock, AutoCloseable {
    @Override
    void close();
}
