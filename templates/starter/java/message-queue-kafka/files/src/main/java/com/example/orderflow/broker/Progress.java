package com.example.orderflow.broker;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far the work on one shard has come. Kafka keeps one offset: everything before it is done. What else there is to
 * know, of the messages behind it, is the text that is committed with it: which are settled already, and how often
 * the others were begun.
 */
final class Progress {
    private static final int SETTLED = -1;
    /** The broker refuses longer texts (offset.metadata.max.bytes, 4096 unless set). */
    private static final int LONGEST = 4000;

    private final Map<Long, Integer> before = new TreeMap<>();
    private final TreeMap<Long, Integer> states = new TreeMap<>();
    private long next;

    /** @param committed what the last owner of the shard left, or null */
    Progress(OffsetAndMetadata committed) {
        if (committed == null) return;
        next = committed.offset();
        for (String entry : committed.metadata().split(",")) read(entry.split(":"));
    }

    private void read(String[] entry) {
        if (entry.length == 2) before.put(Long.parseLong(entry[0]), Integer.parseInt(entry[1]));
    }

    /** Notes a message that came. Returns false when it was settled by a former owner. */
    synchronized boolean take(long offset) {
        next = offset + 1;
        int state = before.getOrDefault(offset, 0);
        states.put(offset, state);
        if (state == SETTLED) settle(offset);
        return state != SETTLED;
    }

    /** Returns how many attempts that makes. */
    synchronized int begin(long offset) {
        return states.merge(offset, 1, Integer::sum);
    }

    synchronized void settle(long offset) {
        states.put(offset, SETTLED);
        while (!states.isEmpty() && states.firstEntry().getValue() == SETTLED) states.pollFirstEntry();
    }

    synchronized OffsetAndMetadata committable() {
        StringBuilder text = new StringBuilder();
        states.forEach((offset, state) -> {
            if (state != 0 && text.length() < LONGEST - 32) text.append(offset).append(':').append(state).append(',');
        });
        return new OffsetAndMetadata(states.isEmpty() ? next : states.firstKey(), text.toString());
    }
}
