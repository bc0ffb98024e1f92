package io.virga.internal.unitofwork;

import org.jspecify.annotations.Nullable;

/** What a snapshot knows of one managed entity. */
sealed interface ManagedState permits ManagedState.Unchanged, EntityRecord {

    Object entity();

    /** The entity was what its loaded state says; by that very array a later flush is recognised. */
    record Unchanged(Object entity, @Nullable Object[] loaded) implements ManagedState {}
}
