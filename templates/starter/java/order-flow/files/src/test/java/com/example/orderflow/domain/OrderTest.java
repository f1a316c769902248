package com.example.orderflow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private static OrderLine line(String article, int quantity) {
        return new OrderLine(new Sku(article), quantity, new Money(100));
    }

    private static Order order(OrderLine... lines) {
        return new Order(new OrderId("o-1"), new CustomerId("anna"), List.of(lines));
    }

    @Test
    void sumsUpItsLines() {
        assertEquals(new Money(500), order(line("TEA", 2), line("MUG", 3)).total());
    }

    @Test
    void tellsWhatWasPlaced() {
        OrderPlaced told = new OrderPlaced("o-1", "anna", List.of(new OrderPlaced.Line("TEA", 2)), 200);
        assertEquals(told, order(line("TEA", 2)).placed());
    }

    @Test
    void hasLinesAndEachArticleOnce() {
        assertThrows(InvalidOrder.class, () -> order());
        assertThrows(InvalidOrder.class, () -> order(line("TEA", 1), line("TEA", 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void hasQuantitiesThatMakeSense(int quantity) {
        assertThrows(InvalidOrder.class, () -> line("TEA", quantity));
    }

    @Test
    void hasIdentifiersWithoutBlanksOrTheLike() {
        assertThrows(InvalidOrder.class, () -> new OrderId(""));
        assertThrows(InvalidOrder.class, () -> new CustomerId("an na"));
        assertThrows(InvalidOrder.class, () -> new Sku("tea"));
    }
}
