package com.example.orderflow.adapters;

import com.example.orderflow.application.PlaceOrder;
import com.example.orderflow.telemetry.Log;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Spring Boot with the controller; what the controller needs is handed in, and not found by scanning. */
public final class OrderServer implements AutoCloseable {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(OrderController.class)
    static class Configuration {}

    private final ConfigurableApplicationContext context;

    private OrderServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Listens when it returns. Port 0 is any free one. */
    public static OrderServer start(PlaceOrder placeOrder, Log log, int port) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Configuration.class)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(PlaceOrder.class, () -> placeOrder);
                    beans.registerBean(Log.class, () -> log);
                })
                // Who starts it stops it, in its turn.
                .registerShutdownHook(false)
                .properties(Map.of("server.port", port));
        return new OrderServer(application.run());
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Takes no more requests and answers those that were taken. */
    @Override
    public void close() {
        context.close();
    }
}
