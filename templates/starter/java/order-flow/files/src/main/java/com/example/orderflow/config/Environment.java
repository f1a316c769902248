package com.example.orderflow.config;

import com.example.orderflow.messaging.QueueSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The process environment, with defaults for what has one. An empty variable is an absent one. */
public record Environment(Map<String, String> variables) {
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Throws when the variable is missing. */
    public String required(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(
                "Expected " + name + " in the environment, as in .env.example"));
    }

    /** Throws when the variable is not a whole number from the least. */
    public int wholeNumber(String name, int otherwise, int least) {
        String text = find(name).orElse(Integer.toString(otherwise));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) return Integer.parseInt(text);
        throw new IllegalArgumentException(
                "Expected %s to be a whole number from %d, found \"%s\"".formatted(name, least, text));
    }

    /** A file in DATA_DIR. */
    public Path dataFile(String name) {
        return Path.of(find("DATA_DIR").orElse("./data"), name);
    }

    public boolean hasFaults() {
        return find("FAULTS").filter("on"::equals).isPresent();
    }

    public QueueSettings queueSettings() {
        return new QueueSettings(
                find("QUEUE").orElse("orders"),
                wholeNumber("SHARDS", 4, 1),
                wholeNumber("MAX_ATTEMPTS", 5, 1),
                wholeNumber("RETRY_BASE_MS", 200, 1),
                wholeNumber("LEASE_MS", 5000, 100));
    }
}
