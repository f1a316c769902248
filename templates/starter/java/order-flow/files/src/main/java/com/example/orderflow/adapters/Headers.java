package com.example.orderflow.adapters;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Message headers as the text of one column or field. */
public final class Headers {
    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    private Headers() {}

    public static String write(Map<String, String> headers) {
        return JsonMapper.shared().writeValueAsString(headers);
    }

    public static Map<String, String> read(String json) {
        return JsonMapper.shared().readValue(json, TYPE);
    }
}
