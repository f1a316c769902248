package com.example.orderflow.domain;

import java.util.List;

/** The aggregate: whole and valid from the moment it exists. */
public record Order(OrderId id, CustomerId customer, List<OrderLine> lines) {
    /** Throws InvalidOrder without lines, or when an article comes twice. */
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new InvalidOrder("Expected at least one line");
        if (lines.stream().map(OrderLine::sku).distinct().count() < lines.size())
            throw new InvalidOrder("Expected each sku in one line");
    }

    public Money total() {
        return lines.stream().map(OrderLine::total).reduce(Money.ZERO, Money::plus);
    }

    public OrderPlaced placed() {
        var told = lines.stream().map(line -> new OrderPlaced.Line(line.sku().value(), line.quantity()));
        return new OrderPlaced(id.value(), customer.value(), told.toList(), total().cents());
    }
}
