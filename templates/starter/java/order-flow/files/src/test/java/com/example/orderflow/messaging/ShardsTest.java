package com.example.orderflow.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
    /**
     * Test vectors of FNV-1a with 32 bits. Another hash would send a key's messages to two shards during a
     * deployment.
     */
    @ParameterizedTest
    @CsvSource({"'', 0x811c9dc5", "a, 0xe40c292c", "foobar, 0xbf9cf968"})
    void hashesAsFnvDoes(String key, String hash) {
        assertEquals(Long.decode(hash), Shards.hash(key));
    }

    /** Those of services in other languages that share the queue. */
    @ParameterizedTest
    @CsvSource({"customer-1, 3", "customer-2, 2", "customer-3, 1", "茶, 1"})
    void givesAKeyTheSameShardForEver(String key, int shard) {
        assertEquals(shard, Shards.of(key, 4));
    }

    @Test
    void spreadsKeysOverAllShards() {
        int[] counts = new int[4];
        IntStream.range(0, 4000).forEach(i -> counts[Shards.of("customer-" + i, 4)]++);
        for (int count : counts) assertTrue(count > 800 && count < 1200, "found " + count);
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "20, 30000", "2000, 30000"})
    void doublesTheDelayUpTo30Seconds(int attempt, long delayMs) {
        assertEquals(delayMs, Backoff.delayMs(200, attempt));
    }
}
