package com.example.orderflow.adapters;

import com.example.orderflow.domain.Notice;
import com.example.orderflow.domain.Notifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes notices into a file, one JSON object a line: put your mail or push service in its place. */
public final class FileNotifier implements Notifier {
    private record Line(String to, String text) {}

    private final Path path;

    public FileNotifier(Path path) {
        this.path = path;
    }

    @Override
    public synchronized void notify(Notice notice) {
        String text = "Order " + notice.shipment().orderId() + " is on its way.";
        String line = JsonMapper.shared().writeValueAsString(new Line(notice.shipment().customerId(), text));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
