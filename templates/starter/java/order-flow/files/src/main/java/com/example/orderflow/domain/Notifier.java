package com.example.orderflow.domain;

/** The port to whatever tells customers. */
public interface Notifier {
    void notify(Notice notice);
}
