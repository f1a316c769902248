package com.example.orderflow.main;

import com.example.orderflow.broker.Broker;
import com.example.orderflow.config.Environment;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.telemetry.Log;

/** Prints the messages that were given up. */
public final class DeadLetters {
    private record Printed(String id, String key, int attempts, String error, String body) {
        static Printed of(DeadLetter letter) {
            var message = letter.message();
            return new Printed(message.id(), message.key(), letter.attempts(), letter.error(), message.body());
        }
    }

    private DeadLetters() {}

    public static void main(String[] args) {
        Environment env = Environment.ofProcess();
        try (MessageQueue queue = Broker.openQueue(env, env.queueSettings(), Log.NONE)) {
            Log.printLine(queue.deadLetters().stream().map(Printed::of).toList());
        }
    }
}
