package com.example.orderflow.domain;

/** The name of an article. */
public record Sku(String value) {
    public Sku {
        Identifiers.check("sku", Identifiers.ARTICLE, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
