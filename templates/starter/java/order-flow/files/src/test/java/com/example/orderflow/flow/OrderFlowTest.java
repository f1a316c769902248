package com.example.orderflow.flow;

import static com.example.orderflow.support.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import com.example.orderflow.support.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFlowTest {
    @TempDir
    static Path folder;

    static Flow flow;

    @BeforeAll
    static void start() {
        flow = new Flow(folder);
    }

    @AfterAll
    static void stop() {
        flow.close();
    }

    private static String order(String id, String customer, String sku) {
        return """
            {"orderId": "%s", "customerId": "%s", "lines": [{"sku": "%s", "quantity": 2}]}""".formatted(id, customer, sku);
    }

    private static Message message(String orderId) {
        String body = """
            {"orderId": "%s", "customerId": "cem", "lines": [{"sku": "TEA", "quantity": 2}], "totalCents": 900}""";
        return new Message(UUID.randomUUID().toString(), "cem", body.formatted(orderId), Map.of());
    }

    @Test
    void shipsWhatWasOrderedAndTellsTheCustomer() throws IOException {
        var response = flow.place(order("o-1", "anna", "TEA"));
        assertEquals(201, response.statusCode());
        assertEquals("{\"orderId\":\"o-1\",\"total\":900}", response.body());
        until("it was shipped", () -> flow.shipped("anna").equals(List.of("o-1")));
        until("the customer was told", () -> flow.shipments.unsentNotices().isEmpty());
        String notice = "{\"to\":\"anna\",\"text\":\"Order o-1 is on its way.\"}";
        assertEquals(1, Files.readAllLines(folder.resolve("notices.jsonl")).stream().filter(notice::equals).count());
    }

    @Test
    void placesAnOrderThatIsSentTwiceOnce() {
        assertEquals(201, flow.place(order("o-2", "ben", "TEA")).statusCode());
        assertEquals(200, flow.place(order("o-2", "ben", "TEA")).statusCode());
        flow.place(order("o-3", "ben", "TEA"));
        until("the last one is shipped", () -> flow.shipped("ben").contains("o-3"));
        assertEquals(List.of("o-2", "o-3"), flow.shipped("ben"));
    }

    @Test
    void shipsAMessageThatIsDeliveredTwiceOnce() {
        Message message = message("o-4");
        flow.queue.publish(message);
        until("it is shipped", () -> flow.shipped("cem").size() == 1);
        flow.queue.publish(message);
        flow.queue.publish(message("o-5"));
        until("the next one is shipped", () -> flow.shipped("cem").contains("o-5"));
        assertEquals(List.of("o-4", "o-5"), flow.shipped("cem"));
    }

    @Test
    void shipsAfterFailuresAndDeadLettersWhatAlwaysFails() {
        for (String sku : List.of("FAIL-TWICE", "FAIL-ALWAYS", "TEA")) flow.place(order("dan-" + sku, "dan", sku));
        until("the last one is shipped", () -> flow.shipped("dan").contains("dan-TEA"));
        assertEquals(List.of("dan-FAIL-TWICE", "dan-TEA"), flow.shipped("dan"));
        List<DeadLetter> letters = flow.queue.deadLetters();
        assertEquals(1, letters.size());
        assertEquals(new DeadLetter(letters.get(0).message(), 3, "fault on demand"), letters.get(0));
        assertEquals("dan", letters.get(0).message().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customerId\": \"eva\", \"lines\": [{\"sku\": \"GOLD\", \"quantity\": 1}]}",
                "{\"customerId\": \"eva\", \"lines\": []}",
                "{\"customerId\": \"eva\", \"lines\": [null]}",
                "{\"lines\": [{\"sku\": \"TEA\", \"quantity\": 1}]}",
                "{\"customerId\": \"eva\", \"lines\": [{\"sku\": \"TEA\"}]}",
                "{\"customerId\": \"eva\", \"lines\": [{\"sku\": \"TEA\", \"quantity\": 1.5}]}",
                "{\"customerId\": \"eva\", \"lines\": [{\"sku\": \"TEA\", \"quantity\": \"1\"}]}",
                "{"
            })
    void refusesWhatIsNoOrder(String order) {
        assertEquals(400, flow.place(order).statusCode(), order);
        assertEquals(List.of(), flow.shipped("eva"));
    }

    @Test
    void answersThatItIsUpAndKnowsNoOtherPages() {
        assertEquals(200, flow.get("/health").statusCode());
        assertEquals(404, flow.get("/other").statusCode());
    }
}
