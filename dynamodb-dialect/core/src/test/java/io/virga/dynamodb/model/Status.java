package io.virga.dynamodb.model;

public enum Status {
    OPEN,
    PAID
}
