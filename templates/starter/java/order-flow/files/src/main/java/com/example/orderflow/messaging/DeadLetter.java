package com.example.orderflow.messaging;

/** A message that was given up after its attempts, and why. */
public record DeadLetter(Message message, int attempts, String error) {}
