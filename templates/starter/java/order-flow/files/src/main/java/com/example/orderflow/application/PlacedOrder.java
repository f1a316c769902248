package com.example.orderflow.application;

import com.example.orderflow.domain.Money;
import com.example.orderflow.domain.OrderId;

/** @param created false when an order of this id was there before, and nothing was done */
public record PlacedOrder(OrderId orderId, Money total, boolean created) {}
