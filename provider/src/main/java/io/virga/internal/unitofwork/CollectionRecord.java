package io.virga.internal.unitofwork;

import java.io.Serializable;
import java.util.List;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * One collection of the persistence context at the time of a capture.
 *
 * @param loadedPersister null for a collection that was never written
 * @param snapshot Hibernate's own snapshot, by reference: a flush replaces it and never writes into it
 * @param content a copy of the elements, null when they were those of the snapshot or the collection was not initialised
 * @param queued elements added without initialising it
 */
record CollectionRecord(
        PersistentCollection<?> collection,
        @Nullable Object owner,
        String role,
        @Nullable CollectionPersister loadedPersister,
        @Nullable Object loadedKey,
        @Nullable Serializable snapshot,
        boolean initialized,
        boolean dirty,
        @Nullable Object content,
        @Nullable List<Object> queued) {

    /** The elements at the time of the capture, as a collection or a map. */
    Object elements() {
        if (content != null) {
            return content;
        }
        return CollectionContent.ofSnapshot(snapshot, collection);
    }
}
