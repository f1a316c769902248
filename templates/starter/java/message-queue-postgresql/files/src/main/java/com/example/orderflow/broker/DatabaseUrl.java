package com.example.orderflow.broker;

import java.net.URI;

/** `postgres://user:password@host:port/database`, as JDBC wants it. */
record DatabaseUrl(String jdbc, String user, String password) {
    static DatabaseUrl parse(String text) {
        URI url = URI.create(text);
        String[] account = (url.getUserInfo() == null ? "" : url.getUserInfo()).split(":", 2);
        int port = url.getPort() < 0 ? 5432 : url.getPort();
        String jdbc = "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), port, url.getPath());
        return new DatabaseUrl(jdbc, account[0], account.length > 1 ? account[1] : "");
    }
}
