package com.example.orderflow.domain;

import java.util.List;

/** Shipments, and the notices that are still to be sent. */
public interface ShipmentRepository {
    /**
     * Records the shipment, its notice and the message id, all or nothing. Returns false, and changes nothing, when
     * the message id was recorded before.
     */
    boolean add(Notice notice);

    /** In the order in which they were recorded. */
    List<Shipment> all();

    List<Notice> unsentNotices();

    void markSent(String messageId);
}
