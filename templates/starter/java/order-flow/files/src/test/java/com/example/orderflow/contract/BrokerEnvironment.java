package com.example.orderflow.contract;

import com.example.orderflow.config.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of this process, with stores of its own. */
final class BrokerEnvironment {
    private BrokerEnvironment() {}

    static Environment in(Path folder) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.putAll(Map.of("QUEUE", "contract", "DATA_DIR", folder.toString()));
        return new Environment(variables);
    }
}
