package com.example.orderflow.main;

import com.example.orderflow.application.CrashPoint;
import com.example.orderflow.application.OrderPlacedJson;
import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.OrderPlaced;
import com.example.orderflow.messaging.Delivery;
import com.example.orderflow.messaging.Handler;
import com.example.orderflow.telemetry.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Faults on demand, for tests from outside: without the variables FAULTS and CRASH_AT nothing here does anything.
 */
public final class Faults {
    /** Long enough to stop a process or a broker in between. */
    private static final long SLOW_MS = 1500;

    private Faults() {}

    /**
     * FAULTS=on: an order of FAIL-ALWAYS always fails, one of FAIL-TWICE fails two times, one of SLOW takes its time.
     */
    public static Handler around(Handler handler, Environment env) {
        if (!env.hasFaults()) return handler;
        return delivery -> {
            fail(delivery);
            handler.handle(delivery);
        };
    }

    private static void fail(Delivery delivery) throws InterruptedException {
        List<String> skus = OrderPlacedJson.read(delivery.message().body()).lines().stream()
                .map(OrderPlaced.Line::sku)
                .toList();
        if (skus.contains("FAIL-ALWAYS") || (skus.contains("FAIL-TWICE") && delivery.attempt() <= 2))
            throw new IllegalStateException("fault on demand");
        if (skus.contains("SLOW")) Thread.sleep(SLOW_MS);
    }

    /** CRASH_AT names a point: the process is killed there, once as long as the file CRASH_MARKER stays. */
    static CrashPoint crashPoint(Environment env, Log log) {
        Path marker = env.find("CRASH_MARKER").map(Path::of).orElse(null);
        return env.find("CRASH_AT").map(at -> crashAt(at, marker, log)).orElse(CrashPoint.NONE);
    }

    private static CrashPoint crashAt(String crashAt, Path marker, Log log) {
        Object once = new Object();
        return (point, messageId) -> {
            if (!point.equals(crashAt)) return;
            synchronized (once) {
                if (marker != null && Files.exists(marker)) return;
                if (marker != null) leaveMarker(marker, messageId);
                log.event("crash-point", Map.of("point", point, "messageId", messageId));
                killThisProcess();
            }
        };
    }

    private static void leaveMarker(Path marker, String messageId) {
        try {
            Files.createDirectories(marker.toAbsolutePath().getParent());
            Files.writeString(marker, messageId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, which nothing in a JVM can send to itself. Does not return. */
    private static void killThisProcess() {
        try {
            new ProcessBuilder("sh", "-c", "kill -KILL " + ProcessHandle.current().pid()).start();
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Expected to be killed", e);
        }
    }
}
