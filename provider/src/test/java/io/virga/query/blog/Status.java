package io.virga.query.blog;

public enum Status {
    DRAFT,
    PUBLISHED
}
