package com.example.orderflow.broker;

import com.example.orderflow.adapters.Headers;
import com.example.orderflow.messaging.DeadLetter;
import com.example.orderflow.messaging.Message;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;

/** Messages as JMS carries them. Headers are one property: names of JMS properties have to be identifiers. */
final class JmsMessages {
    /** The broker gives all messages of a group to one consumer. */
    private static final String GROUP = "JMSXGroupID";
    private static final String ID = "messageId";
    private static final String HEADERS = "headers";
    private static final String ATTEMPTS = "attempts";
    private static final String ERROR = "error";

    private JmsMessages() {}

    static TextMessage of(JMSContext context, Message message) throws JMSException {
        TextMessage text = context.createTextMessage(message.body());
        text.setStringProperty(GROUP, message.key());
        text.setStringProperty(ID, message.id());
        text.setStringProperty(HEADERS, Headers.write(message.headers()));
        return text;
    }

    static TextMessage of(JMSContext context, DeadLetter letter) throws JMSException {
        TextMessage text = of(context, letter.message());
        text.setIntProperty(ATTEMPTS, letter.attempts());
        text.setStringProperty(ERROR, letter.error());
        return text;
    }

    static Message message(TextMessage text) throws JMSException {
        return new Message(
                text.getStringProperty(ID),
                text.getStringProperty(GROUP),
                text.getText(),
                Headers.read(text.getStringProperty(HEADERS)));
    }

    static DeadLetter deadLetter(TextMessage text) throws JMSException {
        return new DeadLetter(message(text), text.getIntProperty(ATTEMPTS), text.getStringProperty(ERROR));
    }
}
