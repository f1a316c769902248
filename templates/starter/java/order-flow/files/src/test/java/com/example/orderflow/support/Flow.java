package com.example.orderflow.support;

import com.example.orderflow.adapters.FileNotifier;
import com.example.orderflow.adapters.InMemoryQueue;
import com.example.orderflow.adapters.OrderServer;
import com.example.orderflow.adapters.SqliteOrders;
import com.example.orderflow.adapters.SqliteShipments;
import com.example.orderflow.application.CrashPoint;
import com.example.orderflow.application.FulfilOrder;
import com.example.orderflow.application.Outbox;
import com.example.orderflow.application.PlaceOrder;
import com.example.orderflow.config.Environment;
import com.example.orderflow.domain.Shipment;
import com.example.orderflow.main.Faults;
import com.example.orderflow.messaging.MessageQueue;
import com.example.orderflow.messaging.Subscription;
import com.example.orderflow.telemetry.Log;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Both services in this process, over the in-memory queue. */
public final class Flow implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    public final MessageQueue queue = new InMemoryQueue(TestSettings.named("test"), Log.NONE);
    public final SqliteShipments shipments;
    private final SqliteOrders orders;
    private final OrderServer server;
    private final Subscription subscription;

    public Flow(Path folder) {
        Environment env = new Environment(Map.of("DATA_DIR", folder.toString(), "FAULTS", "on"));
        orders = new SqliteOrders(env);
        shipments = new SqliteShipments(env);
        FileNotifier notifier = new FileNotifier(env.dataFile("notices.jsonl"));
        FulfilOrder fulfilOrder = new FulfilOrder(shipments, notifier, CrashPoint.NONE, Log.NONE);
        subscription = queue.consume(Faults.around(fulfilOrder, env));
        PlaceOrder placeOrder = new PlaceOrder(orders, orders, new Outbox(orders, queue, Log.NONE));
        server = OrderServer.start(placeOrder, Log.NONE, 0);
    }

    public HttpResponse<String> place(String order, String... headers) {
        HttpRequest.Builder request = request("/orders").header("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request.POST(BodyPublishers.ofString(order)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public List<String> shipped(String customerId) {
        return shipments.all().stream()
                .filter(each -> each.customerId().equals(customerId))
                .map(Shipment::orderId)
                .toList();
    }

    @Override
    public void close() {
        server.close();
        subscription.stop();
        orders.close();
        shipments.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
