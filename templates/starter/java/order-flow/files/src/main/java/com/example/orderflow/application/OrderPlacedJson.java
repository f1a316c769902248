package com.example.orderflow.application;

import com.example.orderflow.domain.OrderPlaced;
import tools.jackson.databind.json.JsonMapper;

/** OrderPlaced as it travels. */
public final class OrderPlacedJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OrderPlacedJson() {}

    public static String write(OrderPlaced event) {
        return MAPPER.writeValueAsString(event);
    }

    /** Throws when the text is not such an event. */
    public static OrderPlaced read(String json) {
        OrderPlaced event = MAPPER.readValue(json, OrderPlaced.class);
        if (event == null) throw new IllegalArgumentException("Expected an OrderPlaced event");
        return event;
    }
}
