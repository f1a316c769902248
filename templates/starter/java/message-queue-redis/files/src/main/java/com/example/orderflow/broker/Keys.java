package com.example.orderflow.broker;

/** Every name in Redis that a queue uses. */
record Keys(String queue) {
    static final String GROUP = "fulfilment";

    String stream(int shard) {
        return queue + ":" + shard;
    }

    String lease(int shard) {
        return stream(shard) + ":lease";
    }

    String members() {
        return queue + ":members";
    }

    String attempts() {
        return queue + ":attempts";
    }

    String dead() {
        return queue + ":dead";
    }
}
