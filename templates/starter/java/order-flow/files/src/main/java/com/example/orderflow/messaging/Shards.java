package com.example.orderflow.messaging;

/** Spreads ordering keys over the shards of a queue. */
public final class Shards {
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private Shards() {}

    /**
     * The shard of an ordering key: FNV-1a over its UTF-16 code units, modulo the number of shards. Every process of
     * every version has to agree on it, so it must never change while messages exist.
     */
    public static int of(String key, int shards) {
        return (int) (hash(key) % shards);
    }

    /** FNV-1a with 32 bits, as a number from 0. */
    static long hash(String key) {
        int hash = OFFSET;
        for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * PRIME;
        return Integer.toUnsignedLong(hash);
    }
}
