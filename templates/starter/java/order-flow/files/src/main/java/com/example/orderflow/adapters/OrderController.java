package com.example.orderflow.adapters;

import static com.example.orderflow.telemetry.Log.messageOf;

import com.example.orderflow.application.PlaceOrder;
import com.example.orderflow.application.PlacedOrder;
import com.example.orderflow.domain.CustomerId;
import com.example.orderflow.domain.InvalidOrder;
import com.example.orderflow.domain.OrderId;
import com.example.orderflow.domain.OutOfStock;
import com.example.orderflow.telemetry.Log;
import com.example.orderflow.telemetry.Spans;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP side of the orders service. */
@RestController
class OrderController {
    private static final String SHAPE =
            "Expected {\"customerId\": string, \"lines\": [{\"sku\": string, \"quantity\": number}]}";

    record Request(String orderId, String customerId, List<PlaceOrder.Line> lines) {
        Request {
            if (customerId == null || lines == null || lines.stream().anyMatch(Objects::isNull))
                throw new InvalidOrder(SHAPE);
        }

        OrderId id() {
            return new OrderId(orderId == null ? UUID.randomUUID().toString() : orderId);
        }
    }

    record Answer(String orderId, long total) {}

    private final PlaceOrder placeOrder;
    private final Log log;

    OrderController(PlaceOrder placeOrder, Log log) {
        this.placeOrder = placeOrder;
        this.log = log;
    }

    @GetMapping("/health")
    Map<String, String> health() {
        return Map.of("status", "up");
    }

    @PostMapping("/orders")
    ResponseEntity<Answer> place(@RequestBody Request request, @RequestHeader Map<String, String> headers) {
        var span = Spans.span("POST /orders").setSpanKind(SpanKind.SERVER).setParent(Spans.contextOf(headers));
        PlacedOrder placed = Spans.in(span, () ->
                placeOrder.place(request.id(), new CustomerId(request.customerId()), request.lines()));
        return ResponseEntity.status(placed.created() ? 201 : 200)
                .body(new Answer(placed.orderId().value(), placed.total().cents()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refuse(InvalidOrder error) {
        return refusal(400, messageOf(error));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refuse(HttpMessageNotReadableException error) {
        return refusal(400, SHAPE);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refuse(OutOfStock error) {
        return refusal(409, messageOf(error));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> fail(RuntimeException error) {
        log.event("request-failed", Map.of("error", messageOf(error)));
        return refusal(500, "The order could not be placed");
    }

    private static ResponseEntity<Map<String, String>> refusal(int status, String error) {
        return ResponseEntity.status(status).body(Map.of("error", error));
    }
}
