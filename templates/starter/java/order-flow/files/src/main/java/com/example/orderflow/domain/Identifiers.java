package com.example.orderflow.domain;

import java.util.regex.Pattern;

/** What an identifier may be made of. */
final class Identifiers {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    static final Pattern ARTICLE = Pattern.compile("[A-Z0-9-]{1,32}");

    private Identifiers() {}

    static void check(String what, Pattern pattern, String text) {
        if (text == null || !pattern.matcher(text).matches())
            throw new InvalidOrder("Expected %s to match %s, found \"%s\"".formatted(what, pattern, text));
    }
}
