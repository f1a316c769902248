package com.example.orderflow.main;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.config.Environment;
import com.example.orderflow.telemetry.Log;
import com.example.orderflow.telemetry.Telemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.List;
import java.util.Map;

/** The life of a service. */
final class Service {
    private Service() {}

    /** Starts what the service consists of, and returns how to stop it, step by step. */
    @FunctionalInterface
    interface Start {
        List<Runnable> run(Environment env, Log log);
    }

    /** Runs a service until SIGTERM or SIGINT. When it cannot start the process ends, whatever threads there are. */
    static void run(String name, Start start) {
        Environment env = Environment.ofProcess();
        Log log = Log.json(name);
        try {
            OpenTelemetrySdk telemetry = Telemetry.start(name, env);
            List<Runnable> steps = start.run(env, log);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(steps, telemetry, log), "shutdown"));
        } catch (RuntimeException | Error error) {
            log.event("start-failed", Map.of("error", messageOf(error)));
            Runtime.getRuntime().halt(1);
        }
    }

    /** Exit code 0 says that nothing was left open. By itself the JVM would tell the number of the signal. */
    private static void stop(List<Runnable> steps, OpenTelemetrySdk telemetry, Log log) {
        log.event("stopping");
        boolean isClean = steps.stream().map(step -> succeeds(step, log)).reduce(true, Boolean::logicalAnd);
        isClean &= succeeds(telemetry::close, log);
        log.event("stopped");
        Runtime.getRuntime().halt(isClean ? 0 : 1);
    }

    private static boolean succeeds(Runnable step, Log log) {
        try {
            step.run();
            return true;
        } catch (RuntimeException error) {
            log.event("stop-failed", Map.of("error", messageOf(error)));
            return false;
        }
    }
}
