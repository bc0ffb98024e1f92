package io.virga.internal.query;

/** One attribute's new value. */
public record Assignment(Operand.Path target, Operand value) {}
