package io.virga.internal.unitofwork;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
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

    /** Whether nothing distinguishes two captures of the collection. */
    boolean sameAs(CollectionRecord other) {
        return other.collection == collection
                && other.owner == owner
                && other.role.equals(role)
                && other.loadedPersister == loadedPersister
                && Objects.equals(other.loadedKey, loadedKey)
                && other.snapshot == snapshot
                && other.initialized == initialized
                && other.dirty == dirty
                && other.content == content
                && (other.queued == null ? queued == null : queued != null && isSame(other.queued, queued));
    }

    private static boolean isSame(List<Object> a, List<Object> b) {
        return EntityRecord.sameReferences(a.toArray(), b.toArray());
    }

    /** The elements at the time of the capture, as a collection or a map. */
    Object elements() {
        if (content != null) {
            return content;
        }
        return CollectionContent.ofSnapshot(snapshot, collection);
    }
}
