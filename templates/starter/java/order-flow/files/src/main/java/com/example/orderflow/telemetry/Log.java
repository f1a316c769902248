package com.example.orderflow.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What the program says about its work. */
@FunctionalInterface
public interface Log {
    Log NONE = (name, fields) -> {};

    void event(String name, Map<String, ?> fields);

    default void event(String name) {
        event(name, Map.of());
    }

    /** One JSON object a line on stdout. */
    static Log json(String service) {
        return (name, fields) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
            line.put("service", service);
            line.put("event", name);
            line.putAll(new TreeMap<>(fields));
            printLine(line);
        };
    }

    /** Prints a value as one line of JSON in UTF-8, whatever the locale. */
    static void printLine(Object value) {
        byte[] line = (JsonMapper.shared().writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    /** The text of whatever was thrown. */
    static String messageOf(Throwable error) {
        return error.getMessage() == null ? error.toString() : error.getMessage();
    }
}
