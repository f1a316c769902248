package com.example.orderflow.adapters;

import com.example.orderflow.config.Environment;
import java.util.List;
import java.util.stream.Stream;

/** What a new database has in stock. */
public final class Assortment {
    public record Article(String sku, long available, long unitPriceCents) {
        Article(String sku, long unitPriceCents) {
            this(sku, 1_000_000, unitPriceCents);
        }
    }

    private static final List<Article> GOODS =
            List.of(new Article("TEA", 450), new Article("COFFEE", 690), new Article("MUG", 1200));
    private static final List<Article> FAULTS =
            List.of(new Article("FAIL-ALWAYS", 100), new Article("FAIL-TWICE", 100), new Article("SLOW", 100));

    private Assortment() {}

    /** Articles that make handlers fail or dawdle are there only where tests ask for faults. */
    public static List<Article> of(Environment env) {
        return env.hasFaults() ? Stream.concat(GOODS.stream(), FAULTS.stream()).toList() : GOODS;
    }
}
