package com.example.orderflow.broker;

import com.example.orderflow.messaging.QueueSettings;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;

/** The names of the queues, and what the broker does itself. */
final class Topology {
    private Topology() {}

    static String shardQueue(String name, int shard) {
        return name + "." + shard;
    }

    static String deadQueue(String name) {
        return name + ".dead";
    }

    /** Declares a quorum queue per shard, and the dead-letter queue. */
    static void declare(Channel channel, QueueSettings settings) throws IOException {
        // A classic queue: the delivery limit of quorum queues would drop letters that were looked at too often.
        channel.queueDeclare(deadQueue(settings.name()), true, false, false, Map.of("x-queue-type", "classic"));
        for (int shard = 0; shard < settings.shards(); shard++)
            channel.queueDeclare(
                    shardQueue(settings.name(), shard), true, false, false, shardArguments(settings.name()));
    }

    /**
     * Arguments are fixed: a queue that exists cannot be declared with other ones. The delivery limit is the broker's
     * answer to a message that kills each consumer; MAX_ATTEMPTS counts errors.
     */
    private static Map<String, Object> shardArguments(String name) {
        return Map.of(
                "x-queue-type", "quorum",
                "x-single-active-consumer", true,
                "x-delivery-limit", 20,
                "x-dead-letter-exchange", "",
                "x-dead-letter-routing-key", deadQueue(name),
                // Together: a message leaves its queue only when the dead-letter queue has confirmed it.
                "x-dead-letter-strategy", "at-least-once",
                "x-overflow", "reject-publish");
    }
}
