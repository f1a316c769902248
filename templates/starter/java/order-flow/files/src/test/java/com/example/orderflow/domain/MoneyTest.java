package com.example.orderflow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void addsAndMultipliesInWholeCents() {
        assertEquals(new Money(1360), new Money(450).times(3).plus(new Money(10)));
    }

    @Test
    void isNeverLessThanNothingNorMoreThanCanBeCounted() {
        assertThrows(IllegalArgumentException.class, () -> new Money(-1));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE).plus(new Money(1)));
    }
}
