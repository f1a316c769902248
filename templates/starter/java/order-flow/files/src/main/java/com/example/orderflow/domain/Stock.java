package com.example.orderflow.domain;

import java.util.Optional;

/** The port to what is in stock. */
public interface Stock {
    Optional<Level> find(Sku sku);

    record Level(long available, Money unitPrice) {}
}
